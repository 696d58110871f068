-- table
-- Users with a message inside the campaign's period. Grain: one row per campaign and user.
--   messages, taps, dismissals, bounced, delivered, opened  as in sides.user_days, of all days
--   first_at            t0: their first impression, or first delivered send; null where every send bounced. UTC
--   first_day, last_day  local days of their first and last message
--   first_reached_day   local day of first_at
--   first_opened_at     their first counted open. UTC
--   least_dims, greatest_dims  equal where all their messages carry the same break-down keys
select
    campaign_no,
    user_key,
    sum(messages)::bigint as messages,
    sum(taps)::bigint as taps,
    sum(dismissals)::bigint as dismissals,
    sum(bounced)::bigint as bounced,
    sum(delivered)::bigint as delivered,
    sum(opened)::bigint as opened,
    min(first_at) as first_at,
    min(day) as first_day,
    max(day) as last_day,
    min(day) filter (first_at is not null) as first_reached_day,
    min(first_opened_at) as first_opened_at,
    min(least_dims) as least_dims,
    max(greatest_dims) as greatest_dims
from sides.user_days
group by campaign_no, user_key
