-- table, scratch
-- Messages by user, local day and variant, of campaigns with two variants or more. Messages without a variant and those of the day of T are left out.
-- Grain: one row per campaign, user, day and variant.
with
several as (
    select campaign_no
    from metrics.breakdowns
    where breakdown = 'variant' and key is not null
    group by campaign_no
    having count(*) > 1
),
days as (
    select u.campaign_no, u.user_key, u.day, u.least_dims as dims_key, u.delivered, u.taps + u.opened as responses
    from facts.user_days as u
    semi join several as s on s.campaign_no = u.campaign_no
    where u.least_dims = u.greatest_dims
    union all
    select u.campaign_no, u.user_key, u.day, u.dims_key, u.delivered, u.taps + u.opened
    from facts.split_days as u
    semi join several as s on s.campaign_no = u.campaign_no
)
select d.campaign_no, d.user_key, d.day, k.key as variant, total(d.delivered) as delivered, total(d.responses) as responses
from days as d
inner join given.campaigns as c on c.campaign_no = d.campaign_no and c.as_of_day <> d.day
inner join metrics.dims as k on k.campaign_no = d.campaign_no and k.dims_key = d.dims_key and k.breakdown = 'variant' and k.key is not null
group by all
