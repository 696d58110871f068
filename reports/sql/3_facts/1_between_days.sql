-- table
-- Users with an impression on a day between the day of their first and that of their last. Grain: one row per campaign and day.
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.between_days
    union all
    select -1, * from before.between_days
    union all
    select 1, * from sides.between_days
)
select campaign_no, day, sum(sign * users)::bigint as users
from parts
group by campaign_no, day
having sum(sign * users) <> 0
