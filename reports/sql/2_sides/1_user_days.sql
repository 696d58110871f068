-- table
-- Messages inside the period by user and day: what every sum over users stands on. Grain: one row per campaign, user and local day of the message.
--   messages, taps, dismissals, unanswered, bounced, delivered, opened  messages of that day, and what became of them up to T
--   first_at            the first that did not bounce; null for none. UTC
--   last_at             the last of them. UTC
--   first_opened_at     their first counted open. UTC
--   least_dims, greatest_dims  equal where all carry the same break-down keys
select
    campaign_no,
    user_key,
    day,
    count(*)::integer as messages,
    count(*) filter (is_tapped)::integer as taps,
    count(*) filter (is_dismissed)::integer as dismissals,
    count(*) filter (not is_tapped and not is_dismissed)::integer as unanswered,
    count(*) filter (is_bounced)::integer as bounced,
    count(*) filter (not is_bounced)::integer as delivered,
    count(opened_at)::integer as opened,
    min(occurred_at) filter (not is_bounced) as first_at,
    max(occurred_at) as last_at,
    min(opened_at) as first_opened_at,
    min(dims_key) as least_dims,
    max(dims_key) as greatest_dims
from matching.deliveries
group by campaign_no, user_key, day
