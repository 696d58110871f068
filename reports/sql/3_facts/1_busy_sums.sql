-- table
-- What counts of messages are off by where a user has several on one day; columns as in sides.busy_sums. Grain: one row per campaign, local day and grouping.
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.busy_sums
    union all
    select -1, * from before.busy_sums
    union all
    select 1, * from sides.busy_sums
)
select
    campaign_no,
    day,
    is_by_variant,
    variant,
    sum(sign * users)::bigint as users,
    sum(sign * nn)::bigint as nn,
    sum(sign * refusals_xn)::bigint as refusals_xn,
    sum(sign * refusals_xx)::bigint as refusals_xx,
    sum(sign * reached)::bigint as reached,
    sum(sign * reached_nn)::bigint as reached_nn,
    sum(sign * responses_xn)::bigint as responses_xn,
    sum(sign * responses_xx)::bigint as responses_xx
from parts
group by campaign_no, day, is_by_variant, variant
having sum(sign * nn) <> 0
