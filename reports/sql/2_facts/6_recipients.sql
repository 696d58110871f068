-- table
-- Users with a message inside the campaign's period. Grain: one row per campaign and user.
--   first_at          t0: their first impression, or first delivered send; null where every send bounced
--   first_day         local day of their first message
--   taps              impressions whose first response is a tap
--   first_opened_at   their first counted open
--   least_dims, greatest_dims  equal where all their messages carry the same break-down keys
select
    campaign_no,
    user_key,
    sum(messages)::bigint as messages,
    min(first_at) as first_at,
    min(day) as first_day,
    sum(taps)::bigint as taps,
    min(first_opened_at) as first_opened_at,
    min(least_dims) as least_dims,
    max(greatest_dims) as greatest_dims
from facts.user_days
group by campaign_no, user_key
