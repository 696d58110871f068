-- table
-- Complete days of the period on which nothing at all was recorded, by the campaign's clock: no sound row of any dump, whatever its kind, campaign or
-- user, duplicates included. Such a day is a gap in the data, not a quiet day. Grain: one row per campaign and such day.
with
hours as (
    select epoch_us(occurred_at) // 3600000000 as hour, min(occurred_at) as first_at, max(occurred_at) as last_at
    from events.judged
    where fault is null and occurred_at <= getvariable('as_of')::timestamp
    group by all
),
-- From one row to the next; before the first there is nothing, after the last there is T.
stretches as (
    select coalesce(lag(last_at) over (order by hour), timestamp '1999-12-31') as from_at, first_at as until_at from hours
    union all
    select max(last_at), getvariable('as_of')::timestamp from hours
),
-- No day is shorter than 22 hours.
silent as (
    select from_at, until_at from stretches where epoch_us(until_at) - epoch_us(from_at) >= 79200000000
),
local_days as (
    select
        c.campaign_no,
        local_time(s.from_at, f.offset_us)::date as last_day,
        local_time(s.until_at, u.offset_us)::date as next_day,
        c.first_day,
        c.last_day as period_last_day
    from silent as s
    inner join given.campaigns as c on c.last_day is not null and s.from_at < c.until_at and s.until_at > c.starts_at
    inner join given.campaign_offsets as f on f.campaign_no = c.campaign_no and s.from_at >= f.from_at and s.from_at < f.until_at
    inner join given.campaign_offsets as u on u.campaign_no = c.campaign_no and s.until_at >= u.from_at and s.until_at < u.until_at
)
select l.campaign_no, d.date
from local_days as l
inner join trends.daily as d on d.campaign_no = l.campaign_no and d.complete
    and d.date > l.last_day and d.date < l.next_day and d.date between l.first_day and l.period_last_day
