-- table
-- Accepted rows whose event_id another accepted row has too, and which give way to it: the earliest received_at stands (none loses
-- to any), then file order. Grain: one row per such row.
-- The hash only finds candidates; the text decides.
with
candidates as (
    select j.event_no, j.event_id, j.received_at, j.campaign_no, j.event_type, j.message_key, j.occurred_at, j.is_late
    from events.judged as j
    semi join events.maybe_repeated as r on r.key = j.event_key
    where j.fault is null
)
select event_no, campaign_no, event_type, message_key, occurred_at, is_late
from candidates
qualify row_number() over (partition by event_id order by received_at nulls last, event_no) > 1
