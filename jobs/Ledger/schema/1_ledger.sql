-- What was asked, run, published and mailed. One text for SQLite and PostgreSQL: SQLite takes any type name, and keeps bytes as bytes.
-- Instants are text, yyyy-MM-ddTHH:mm:ss.fffZ, which sorts as it passes. Lists and figures are JSON text.

-- One row per run, whoever asked for it and whatever became of it.
create table runs (
    id text not null primary key,
    key text not null unique,
    subject text not null,
    cause text not null,
    schedule text,
    due_at text,
    told text,
    asked_by text not null,
    asked_at text not null,
    campaigns text not null,
    channel text,
    running_only bigint not null default 0,
    as_of text,
    force bigint not null default 0,
    refresh bigint not null default 1,
    mail bigint not null default 0,
    recipients text not null default '[]',
    state text not null,
    token bigint not null default 0,
    holder text,
    job text,
    attempts bigint not null default 0,
    stage text,
    done bigint not null default 0,
    total bigint not null default 0,
    what text,
    started_at text,
    ended_at text,
    result_as_of text,
    fingerprint text,
    is_news bigint not null default 0,
    inputs bigint,
    rows_read bigint,
    rows_accepted bigint,
    rows_rejected bigint,
    campaigns_published bigint,
    campaigns_unchanged bigint,
    failures text not null default '[]',
    outcome text
);

-- Whoever asks again for what is still waiting or running gets that run.
create unique index runs_unfinished on runs (subject) where state in ('queued', 'running');
create index runs_asked on runs (asked_at);

-- One row per schedule: the newest due time that became a run.
create table due_times (
    schedule text not null primary key,
    due_at text not null
);

-- One row per run and campaign whose published report is another than before.
create table publications (
    run_id text not null references runs (id),
    campaign text not null,
    name text,
    slug text,
    published_at text not null,
    as_of text not null,
    kpis text not null,
    facts text not null,
    changes text not null,
    primary key (run_id, campaign)
);
create index publications_campaign on publications (campaign, published_at);

-- One row per thing that one process at a time may do. The token rises with each holder and never falls.
create table leases (
    name text not null primary key,
    holder text not null,
    until text not null,
    token bigint not null
);

-- One row per message: final bytes, and what became of them.
create table outbox (
    id text not null primary key,
    run_id text not null references runs (id),
    campaign text,
    kind text not null,
    recipient text not null,
    recipient_hash text not null,
    subject text not null,
    message_id text not null,
    dated_at text not null,
    bytes bytea not null,
    state text not null,
    attempts bigint not null default 0,
    next_at text not null,
    phase text,
    reply text,
    last_error text,
    holder text,
    until text,
    token bigint not null default 0,
    enqueued_at text not null,
    ended_at text,
    unique (run_id, recipient_hash, kind)
);
create index outbox_next on outbox (state, next_at);
