-- table
-- A user's messages of one day inside the campaign's period. Grain: one row per campaign, user and local day with a message.
--   first_at         first impression, or first delivered send; null where every send bounced
--   taps             impressions whose first response is a tap
--   first_opened_at  first counted open of these messages, on whatever day
--   least_dims, greatest_dims  equal where all these messages carry the same break-down keys
select
    campaign_no,
    user_key,
    day,
    count(*) as messages,
    min(occurred_at) filter (not is_bounced) as first_at,
    count(*) filter (is_tapped) as taps,
    min(opened_at) as first_opened_at,
    min(dims_key) as least_dims,
    max(dims_key) as greatest_dims
from facts.deliveries
group by campaign_no, user_key, day
