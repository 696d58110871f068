-- table
-- Messages inside their campaign's period, with what became of each. Grain: one row per message.
select
    m.event_no, m.campaign_no, m.user_key, m.occurred_at, m.day, m.dims_key,
    coalesce(s.response = 0, false) as is_tapped,
    coalesce(s.response = 1, false) as is_dismissed,
    coalesce(s.is_bounced, false) as is_bounced,
    s.bounce_reason,
    s.opened_at
from exchange.messages as m
anti join exchange.open_messages as o on o.event_no = m.event_no
left join exchange.settled as s on s.event_no = m.event_no
where m.is_in_period
union all
select
    m.event_no, m.campaign_no, m.user_key, m.occurred_at, m.day, m.dims_key,
    coalesce(o.is_tapped, false),
    coalesce(o.is_dismissed, false),
    coalesce(o.is_bounced, false),
    o.bounce_reason,
    o.opened_at
from exchange.open_messages as m
left join matching.outcomes as o on o.message_no = m.event_no
where m.is_in_period
