-- One row per thing whose last time is watched, such as the tick of the timetable.
create table marks (
    name text not null primary key,
    at text not null
);
