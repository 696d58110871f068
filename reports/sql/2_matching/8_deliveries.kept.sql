-- table
-- Messages of touched users inside their campaign's period, with what became of each. Grain: one row per message.
select
    m.event_no,
    m.campaign_no,
    m.user_key,
    m.occurred_at,
    m.day,
    m.dims_key,
    coalesce(o.is_tapped, false) as is_tapped,
    coalesce(o.is_dismissed, false) as is_dismissed,
    coalesce(o.is_bounced, false) as is_bounced,
    o.bounce_reason,
    o.answered_at,
    o.opened_at,
    o.opened_offset_minutes
from exchange.open_messages as m
left join matching.outcomes as o on o.message_no = m.event_no
where m.is_in_period
