-- table
-- Users with an impression of each break-down key. Grain: one row per campaign, break-down and key; in-app only.
-- Most users only ever carry one combination of keys, and are counted by it. The others are counted one by one in facts.changing_users.
with
recipients as (
    select r.campaign_no, r.least_dims as dims_key, count(*) as users
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
    where r.least_dims = r.greatest_dims
    group by all
),
steady as (
    select r.campaign_no, d.breakdown, d.key, sum(r.users) as users
    from recipients as r
    inner join metrics.dims as d on d.campaign_no = r.campaign_no and d.dims_key = r.dims_key
    group by all
)
select campaign_no, breakdown, key, sum(users)::bigint as users
from (select * from steady union all select * from facts.changing_users)
group by all
