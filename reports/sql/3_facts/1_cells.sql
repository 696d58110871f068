-- table
-- Messages inside the period, counted at the finest grain that any daily row or break-down needs.
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
    sum(sign * opened)::bigint as opened
from parts
group by campaign_no, day, dims_key
having sum(sign * messages) <> 0
