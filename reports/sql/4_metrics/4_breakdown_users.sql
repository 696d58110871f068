-- table
-- Users with an impression of each break-down key. Grain: one row per campaign, break-down and key; in-app only.
-- Most users only ever carry one combination of keys, and are counted by it. The others are counted exactly, one by one.
with
recipients as (
    select r.*
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
),
steady as (
    select r.campaign_no, d.breakdown, d.key, sum(r.users) as users
    from (select campaign_no, least_dims as dims_key, count(*) as users from recipients where least_dims = greatest_dims group by all) as r
    inner join metrics.dims as d on d.campaign_no = r.campaign_no and d.dims_key = r.dims_key
    group by all
),
changed as (
    select distinct d.campaign_no, d.user_key, d.dims_key
    from matching.deliveries as d
    semi join (select campaign_no, user_key from recipients where least_dims <> greatest_dims) as r
        on r.campaign_no = d.campaign_no and r.user_key = d.user_key
),
changing as (
    select c.campaign_no, d.breakdown, d.key, count(distinct c.user_key) as users
    from changed as c
    inner join metrics.dims as d on d.campaign_no = c.campaign_no and d.dims_key = c.dims_key
    group by all
)
select campaign_no, breakdown, key, sum(users)::bigint as users
from (select * from steady union all select * from changing)
group by all
