-- table
-- User days whose messages carry different break-down keys, by these keys. Grain: one row per campaign, user, local day and dims_key.
select
    d.campaign_no,
    d.user_key,
    d.day,
    d.dims_key,
    count(*)::integer as messages,
    count(*) filter (d.is_tapped)::integer as taps,
    count(*) filter (d.is_dismissed)::integer as dismissals,
    count(*) filter (not d.is_tapped and not d.is_dismissed)::integer as unanswered,
    count(*) filter (d.is_bounced)::integer as bounced,
    count(*) filter (not d.is_bounced)::integer as delivered,
    count(d.opened_at)::integer as opened
from matching.deliveries as d
semi join (select campaign_no, user_key, day from sides.user_days where least_dims <> greatest_dims) as u
    on u.campaign_no = d.campaign_no and u.user_key = d.user_key and u.day = d.day
group by d.campaign_no, d.user_key, d.day, d.dims_key
