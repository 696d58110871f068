-- view
-- Answers of sound campaigns at or before T: taps and dismissals in-app, bounces and opens for push.
-- Grain: one row per answer.
select
    e.event_no,
    e.campaign_no,
    e.event_type,
    e.user_key,
    e.message_key,
    e.occurred_at,
    e.bounce_reason,
    e.utc_offset_minutes
from exchange.rows as e
inner join given.campaigns as c on c.campaign_no = e.campaign_no and c.is_push = (e.event_type >= 4)
where e.event_type in (2, 3, 5, 6) and e.occurred_at <= getvariable('as_of')::timestamp
