-- table
-- Messages inside the period, counted at the finest grain that any daily row or break-down needs; columns as in sides.cells.
-- Grain: one row per campaign, local day of the message and break-down keys.
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.cells
    union all
    select -1, * from before.cells
    union all
    select 1, * from sides.cells
)
select
    campaign_no,
    day,
    dims_key,
    sum(sign * messages)::bigint as messages,
    sum(sign * taps)::bigint as taps,
    sum(sign * dismissals)::bigint as dismissals,
    sum(sign * unanswered)::bigint as unanswered,
    sum(sign * bounced)::bigint as bounced,
    sum(sign * delivered)::bigint as delivered,
    sum(sign * opened)::bigint as opened,
    sum(sign * users)::bigint as users,
    sum(sign * nn)::bigint as nn,
    sum(sign * refusals_xn)::bigint as refusals_xn,
    sum(sign * refusals_xx)::bigint as refusals_xx,
    sum(sign * reached)::bigint as reached,
    sum(sign * reached_nn)::bigint as reached_nn,
    sum(sign * responses_xn)::bigint as responses_xn,
    sum(sign * responses_xx)::bigint as responses_xx
from parts
group by campaign_no, day, dims_key
having sum(sign * messages) <> 0
