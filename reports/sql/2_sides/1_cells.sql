-- table
-- Messages inside the period, counted at the finest grain that any daily row or break-down needs.
-- Grain: one row per campaign, local day of the message and break-down keys.
select
    campaign_no,
    day,
    dims_key,
    count(*) as messages,
    count(*) filter (is_tapped) as taps,
    count(*) filter (is_dismissed) as dismissals,
    count(*) filter (not is_tapped and not is_dismissed) as unanswered,
    count(*) filter (is_bounced) as bounced,
    count(*) filter (not is_bounced) as delivered,
    count(*) filter (opened_at is not null) as opened
from matching.deliveries
group by campaign_no, day, dims_key
