-- What keeps the ledger from growing without bound. Rows are numbered as they come, so that what is old is told without a clock; the bodies of
-- messages stand apart from what became of them, and share what they have in common.

alter table runs add column seq bigint not null default 0;
update runs set seq = numbered.seq from (select id, row_number() over (order by asked_at, id) as seq from runs) numbered where numbered.id = runs.id;
create index runs_seq on runs (seq);
create index runs_ended on runs (ended_at);

-- Of publications: within their campaign.
alter table publications add column seq bigint not null default 0;
update publications set seq = numbered.seq
from (
    select run_id, campaign, row_number() over (partition by campaign order by published_at, run_id) as seq from publications
) numbered
where numbered.run_id = publications.run_id and numbered.campaign = publications.campaign;
drop index publications_campaign;
create index publications_campaign on publications (campaign, seq);

create index outbox_ended on outbox (state, ended_at);
create index outbox_enqueued on outbox (enqueued_at);
-- 1 once the bytes of a message were forgotten.
alter table outbox add column is_shed bigint not null default 0;

-- One row per message and form, 'whole' or 'light'. Packed with zlib: the bytes, or what makes them of those of the base, a message of the same run.
-- Messages of before this table have their bytes in the outbox.
create table message_bodies (
    message text not null,
    form text not null,
    base text,
    packed bytea not null,
    primary key (message, form)
);
create index message_bodies_base on message_bodies (base, form);
