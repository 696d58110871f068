-- table
-- Accepted rows whose event_id another accepted row has too, and which give way to it: the earliest received_at stands (none loses
-- to any), then file order. Grain: one row per such row.
-- The hash finds candidates cheaply; the text decides.
with
repeated as (
    select event_key
    from events.judged
    where fault is null
    group by event_key
    having count(*) > 1
),
candidates as (
    select j.event_no, j.event_id, j.received_at, j.campaign_no, j.is_late
    from events.judged as j
    semi join repeated as r on r.event_key = j.event_key
    where j.fault is null
)
select event_no, campaign_no, is_late
from candidates
qualify row_number() over (partition by event_id order by received_at nulls last, event_no) > 1
