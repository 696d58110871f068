-- table
-- Users whose impressions carry different break-down keys, by each key that they carry. Grain: one row per campaign, break-down and key.
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.changing_users
    union all
    select -1, * from before.changing_users
    union all
    select 1, * from sides.changing_users
)
select campaign_no, breakdown, key, sum(sign * users)::bigint as users
from parts
group by campaign_no, breakdown, key
having sum(sign * users) <> 0
