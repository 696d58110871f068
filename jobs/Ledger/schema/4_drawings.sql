-- One row per report that the run of the moment has drawn by several workers; gone when the next such run begins. A digest or a failure says that it is
-- handed in: by whom, and under which token of the lease of that campaign.
create table drawings (
    made_from text not null,
    report text not null,
    place bigint not null,
    holder text,
    token bigint not null default 0,
    digest text,
    failure text,
    primary key (made_from, report)
);
