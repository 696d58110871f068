-- table
-- Messages inside their campaign's period, with what became of each. Grain: one row per message.
with
answered as (
    select s.event_no, s.response = 0 as is_tapped, s.response = 1 as is_dismissed, s.is_bounced, s.bounce_reason, s.answered_at, s.opened_at, s.opened_offset_minutes
    from exchange.settled as s
    anti join exchange.open_messages as o on o.event_no = s.event_no
    union all
    select message_no, is_tapped, is_dismissed, is_bounced, bounce_reason, answered_at, opened_at, opened_offset_minutes from matching.outcomes
)
select
    m.event_no,
    m.campaign_no,
    m.user_key,
    m.occurred_at,
    m.day,
    m.dims_key,
    coalesce(a.is_tapped, false) as is_tapped,
    coalesce(a.is_dismissed, false) as is_dismissed,
    coalesce(a.is_bounced, false) as is_bounced,
    a.bounce_reason,
    a.answered_at,
    a.opened_at,
    a.opened_offset_minutes
from exchange.messages as m
left join answered as a on a.event_no = m.event_no
where m.is_in_period
