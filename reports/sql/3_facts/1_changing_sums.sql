-- table
-- Sums over users whose messages carry different break-down keys; columns as in sides.changing_sums. Grain: one row per campaign, break-down and key.
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.changing_sums
    union all
    select -1, * from before.changing_sums
    union all
    select 1, * from sides.changing_sums
)
select
    campaign_no,
    breakdown,
    key,
    sum(sign * users)::bigint as users,
    sum(sign * nn)::bigint as nn,
    sum(sign * refusals_xn)::bigint as refusals_xn,
    sum(sign * refusals_xx)::bigint as refusals_xx,
    sum(sign * reached)::bigint as reached,
    sum(sign * reached_nn)::bigint as reached_nn,
    sum(sign * responses_xn)::bigint as responses_xn,
    sum(sign * responses_xx)::bigint as responses_xx
from parts
group by campaign_no, breakdown, key
having sum(sign * users) <> 0
