-- table
-- Users whose impressions carry different break-down keys, by each key that they carry. Grain: one row per campaign, break-down and key.
with
changing as (
    select r.campaign_no, r.user_key
    from sides.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
    where r.least_dims <> r.greatest_dims
),
changed as (
    select distinct d.campaign_no, d.user_key, d.dims_key
    from matching.deliveries as d
    semi join changing as r on r.campaign_no = d.campaign_no and r.user_key = d.user_key
)
select c.campaign_no, d.breakdown, d.key, count(distinct c.user_key) as users
from changed as c
inner join events.dims as d on d.dims_key = c.dims_key
group by all
