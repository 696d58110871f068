-- What it takes to deliver a message for days: until when, in what form, and whether it may have arrived already.
alter table outbox add column sender text not null default '';
-- The same message without charts and attached reports, for a relay that finds it too big; null where it is small anyway.
alter table outbox add column light bytea;
alter table outbox add column use_light bigint not null default 0;
-- How often the answer to the whole message was lost.
alter table outbox add column unsure bigint not null default 0;
alter table outbox add column expires_at text not null default '9999-12-31T00:00:00.000Z';

-- One row per way out that does not lead anywhere at present.
create table pauses (
    place text not null primary key,
    since text not null,
    until text not null,
    failures bigint not null,
    needs_a_person bigint not null,
    reason text not null
);
