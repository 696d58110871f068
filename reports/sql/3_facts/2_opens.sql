-- table
-- Opened push messages, by the campaign's local clock at their first open. Grain: one row per opened message.
select
    d.campaign_no,
    d.event_no,
    d.opened_at,
    local_time(d.opened_at, o.offset_us) as opened_local
from facts.push_outcomes as d
inner join given.campaign_offsets as o on o.campaign_no = d.campaign_no and d.opened_at >= o.from_at and d.opened_at < o.until_at
where d.opened_at is not null
