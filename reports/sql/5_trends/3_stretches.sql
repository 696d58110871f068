-- table
-- The two stretches of days that a comparison sets against each other: the latest whole days of the campaign, as many whole weeks as
-- fit twice into them and at most four, and the equally long stretch just before. Grain: one row per campaign with 14 whole days or more.
--   weeks           length of each stretch: 1..4
--   recent_first, recent_last, before_first, before_last  local days, both ends included; the same weekdays in both
--   answered_until  T less the length of a stretch: how far the earlier stretch is looked after, so that its messages have had no more
--                   time to be opened than those of the later one. UTC
with
edges as (
    select c.campaign_no, c.first_day, c.last_day, c.as_of_day,
        max(local_time(c.starts_at - interval 1 microsecond, o.offset_us)::date) filter (c.starts_at > o.from_at and c.starts_at <= o.until_at) as day_before,
        max(local_time(c.until_at, o.offset_us)::date) filter (c.until_at >= o.from_at and c.until_at < o.until_at) as day_after
    from given.campaigns as c
    inner join given.campaign_offsets as o on o.campaign_no = c.campaign_no
    where c.last_day is not null
    group by all
),
-- The first and the last day of a period are whole only where it begins and ends at their edges; the day of T never is.
wholes as (
    select
        campaign_no,
        case when day_before < first_day then first_day else first_day + 1 end as first_whole,
        least(case when day_after > last_day then last_day else last_day - 1 end, as_of_day - 1) as last_whole
    from edges
),
counted as (
    select *, least(4, (last_whole - first_whole + 1) // 14)::integer as weeks
    from wholes
)
select
    campaign_no,
    weeks,
    last_whole - 7 * weeks + 1 as recent_first,
    last_whole as recent_last,
    last_whole - 14 * weeks + 1 as before_first,
    last_whole - 7 * weeks as before_last,
    getvariable('as_of')::timestamp - to_days(7 * weeks) as answered_until
from counted
where weeks > 0
