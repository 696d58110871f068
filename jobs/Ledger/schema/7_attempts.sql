-- Why a run was begun again, each cause counted by itself, and what it owes.

-- How often the program died while it was at the run; how often the ledger was away.
alter table runs add column killed bigint not null default 0;
alter table runs add column outages bigint not null default 0;
-- Not before; null: at once.
alter table runs add column next_at text;
-- 1 while a run of a schedule failed and its mail was not caught up with.
alter table runs add column owes_mail bigint not null default 0;
create index runs_owing on runs (seq) where owes_mail = 1;
