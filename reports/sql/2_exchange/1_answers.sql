-- view
-- Answers of sound campaigns at or before T: taps and dismissals in-app, bounces and opens for push.
-- Grain: one row per answer.
--   event_id, bounce_reason  of bounces only, where they decide
select
    e.event_no,
    e.campaign_no,
    e.event_type,
    e.user_key,
    e.message_key,
    e.occurred_at,
    case when e.event_type = 5 then e.event_id end as event_id,
    e.bounce_reason
from events.accepted as e
inner join given.campaigns as c on c.campaign_no = e.campaign_no and c.is_push = (e.event_type >= 4)
where e.event_type in (2, 3, 5, 6) and e.occurred_at <= getvariable('as_of')::timestamp
