-- table, scratch
-- Sound rows whose event_id other rows may have too, and which of them stand: of rows of one event_id, type and user the one of the earliest received_at
-- (none loses to any), then of file order. Grain: one row per such row.
-- The hash only finds candidates; the text decides.
--   is_repeated  another row of its event_id, type and user stands
--   is_reused    another row of its event_id stands, of another type or user
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
)
select
    event_key, event_no, event_type, campaign_no, user_key, message_key, occurred_at, lateness,
    row_number() over (partition by event_id, event_type, user_key order by received_at nulls last, event_no) > 1 as is_repeated,
    min((event_type, user_key)) over (partition by event_id) <> max((event_type, user_key)) over (partition by event_id) as is_reused
from candidates
