-- table
-- Opened push messages by the time from their send to their first open. Grain: one row per campaign with an open and stretch of time, also without an open in it.
--   from_minutes, until_minutes  the stretch [from, until); the last has no end. An open dated before its send counts as one at once.
with
stretches(from_minutes, until_minutes) as (
    values (0, 1), (1, 5), (5, 15), (15, 30), (30, 60), (60, 120), (120, 240), (240, 480), (480, 720), (720, 1440), (1440, 2880), (2880, 10080), (10080, null)
),
delays as (
    select campaign_no, greatest(0, epoch_us(opened_at) - epoch_us(sent_at)) // 60000000 as minutes
    from facts.push_outcomes
    where opened_at is not null
),
counted as (
    select d.campaign_no, s.from_minutes, count(*) as opens
    from delays as d
    inner join stretches as s on d.minutes >= s.from_minutes and (s.until_minutes is null or d.minutes < s.until_minutes)
    group by all
),
opened as (
    select distinct campaign_no from counted
)
select o.campaign_no, s.from_minutes, s.until_minutes, coalesce(c.opens, 0) as opens
from opened as o
cross join stretches as s
left join counted as c on c.campaign_no = o.campaign_no and c.from_minutes = s.from_minutes
