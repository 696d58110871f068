-- table
-- Accepted rows whose event_id another accepted row has too, and which give way to it: the earliest received_at stands (none loses
-- to any), then file order. Grain: one row per such row.
-- The hash only finds candidates; the text decides. What is kept stands for ids that no new dump may have.
with
-- Found before they are judged: they are few.
found as (
    select e.*
    from (select *, event_no(file_index, file_row_number) as event_no from dumps.events) as e
    semi join events.maybe_repeated as r on r.key = e.event_key
    where e.fault is null
),
candidates as (
    select f.event_key, f.event_no, f.event_id, f.received_at, f.event_type, k.campaign_no, f.user_key, f.message_key, f.occurred_at, f.lateness
    from found as f
    left join given.known_campaigns as k on k.campaign_key = f.campaign_key
    where fault_of(f.fault, f.occurred_at, f.event_type, k.campaign_no) is null
),
decided as (
    select * exclude (event_id, received_at)
    from candidates
    qualify row_number() over (partition by event_id order by received_at nulls last, event_no) > 1
)
select event_key, event_no, event_type, campaign_no, user_key, message_key, occurred_at, lateness from decided
union all
select k.event_key, k.event_no, k.event_type, k.campaign_no, k.user_key, k.message_key, k.occurred_at, k.lateness
from kept.duplicates as k
anti join events.maybe_repeated as r on r.key = k.event_key
