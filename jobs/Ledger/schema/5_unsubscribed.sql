-- One row per recipient and schedule whose mails the recipient ended; undone_at is null while that holds. Mails that are sent by hand have the schedule ''.
create table unsubscribed (
    recipient_hash text not null,
    schedule text not null,
    recipient text not null,
    at text not null,
    undone_at text,
    undone_by text,
    primary key (recipient_hash, schedule)
);

-- One row per secret that everybody who shares this ledger needs, such as the key of unsubscribe links; base 64.
create table secrets (
    name text not null primary key,
    value text not null
);
