-- table
-- The local days that all arms share. Grain: one row per campaign with two arms or more; first_day is after last_day where there is no such day.
select campaign_no, max(first_day) as first_day, min(last_day) as last_day
from variants.arms
group by campaign_no
having count(*) > 1
