-- table
-- Arms: variants with at least 30 users on other days than that of T, of campaigns with two variants or more. Grain: one row per campaign and arm.
--   first_day, last_day  local days of its first and last message, the day of T left out
with
several as (
    select campaign_no
    from metrics.breakdowns
    where breakdown = 'variant' and key is not null
    group by campaign_no
    having count(*) > 1
),
days as (
    select d.campaign_no, k.key as variant, min(d.day) as first_day, max(d.day) as last_day
    from facts.cells as d
    semi join several as s on s.campaign_no = d.campaign_no
    inner join given.campaigns as c on c.campaign_no = d.campaign_no and c.as_of_day <> d.day
    inner join metrics.dims as k on k.campaign_no = d.campaign_no and k.dims_key = d.dims_key and k.breakdown = 'variant' and k.key is not null
    group by d.campaign_no, k.key
),
users as (
    select r.campaign_no, k.key as variant, count(*) as users
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and c.as_of_day <> r.first_day
    inner join metrics.dims as k on k.campaign_no = r.campaign_no and k.dims_key = r.least_dims and k.breakdown = 'variant' and k.key is not null
    where r.least_dims = r.greatest_dims
    group by r.campaign_no, k.key
    union all
    select campaign_no, variant, count(distinct user_key)
    from variants.changing_days
    group by campaign_no, variant
),
counted as (
    select campaign_no, variant, sum(users)::bigint as users from users group by campaign_no, variant
)
select d.campaign_no, d.variant, u.users, d.first_day, d.last_day
from days as d
inner join counted as u on u.campaign_no = d.campaign_no and u.variant = d.variant
where u.users >= 30
