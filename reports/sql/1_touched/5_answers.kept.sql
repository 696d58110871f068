-- table
-- Answers to messages of touched users, and those that may be, as they were read. Grain: one row per row of a dump.
with
asked as (
    select message_key from touched.ids
    union
    select message_key from touched.messages where message_key is not null
),
-- Found before they are judged: they are few.
found as (
    select e.*
    from (select event_no(file_index, file_row_number) as event_no, event_type, occurred_at, user_key, campaign_key, message_key, dims_key, bounce_reason, utc_offset_minutes, fault from dumps.events) as e
    where e.event_type in (2, 3, 5, 6) and e.fault is null
        and (e.message_key is null or e.message_key in (select message_key from asked))
)
select
    f.event_no, f.event_type, f.occurred_at, f.user_key, k.campaign_no, f.message_key, f.dims_key, f.bounce_reason, f.utc_offset_minutes
from found as f
left join given.known_campaigns as k on k.campaign_key = f.campaign_key
where fault_of(f.fault, f.occurred_at, f.event_type, k.campaign_no) is null
    and (f.message_key is not null or (k.campaign_no, f.user_key) in (select (campaign_no, user_key) from touched.pairs))
