-- view
-- Messages of sound campaigns at or before T: an impression in-app, a send for push.
-- Grain: one row per message, inside the campaign's period or not.
--   day  local day of the message in the campaign's zone
select
    e.event_no,
    e.campaign_no,
    e.user_key,
    e.message_key,
    e.occurred_at,
    e.dims_key,
    local_time(e.occurred_at, o.offset_us)::date as day,
    e.occurred_at >= c.starts_at and e.occurred_at < c.until_at as is_in_period
from exchange.rows as e
inner join given.campaigns as c on c.campaign_no = e.campaign_no and c.message_type = e.event_type
inner join given.period_offsets as o on o.campaign_no = e.campaign_no and e.occurred_at >= o.from_at and e.occurred_at < o.until_at
where e.event_type in (1, 4) and e.occurred_at <= getvariable('as_of')::timestamp
