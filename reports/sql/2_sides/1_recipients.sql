-- table
-- Users with a message inside the campaign's period. Grain: one row per campaign and user.
--   messages, answered, refused  their messages, how many of them they tapped or opened, and how many they dismissed or bounced, up to T
--   first_at            t0: their first impression, or first delivered send; null where every send bounced. UTC
--   first_day, last_day  local days of their first and last message
--   first_opened_at     their first counted open. UTC
--   least_dims, greatest_dims  equal where all their messages carry the same break-down keys
select
    campaign_no,
    user_key,
    count(*) as messages,
    count(*) filter (is_tapped or opened_at is not null) as answered,
    count(*) filter (is_dismissed or is_bounced) as refused,
    min(occurred_at) filter (not is_bounced) as first_at,
    min(day) as first_day,
    max(day) as last_day,
    min(opened_at) as first_opened_at,
    min(dims_key) as least_dims,
    max(dims_key) as greatest_dims
from matching.deliveries
group by campaign_no, user_key
