-- table
-- Complete days of the period on which nothing at all was recorded, by the campaign's clock: no sound row of any dump, whatever its kind, campaign or
-- user, duplicates included. Such a day is a gap in the data, not a quiet day. Grain: one row per campaign and such day.
with
-- Most dumps are known to hold something on each of their days by their first and last row of a kind: only what lies between is looked up.
ends as (
    select unnest([t.earliest, t.latest]) as instant
    from dumps.tallies as t
    left join given.known_campaigns as k on k.campaign_key = t.campaign_key
    where t.fault is null and not t.is_ahead and (not t.is_message or k.campaign_no is not null)
),
known as (
    select distinct instant from ends where instant <= getvariable('as_of')::timestamp
),
-- From one row to the next; before the first there is nothing, after the last there is T. No day is shorter than 22 hours.
doubtful as (
    select from_at, until_at
    from (
        select coalesce(lag(instant) over (order by instant), timestamp '1999-12-31') as from_at, instant as until_at from known
        union all
        select max(instant), getvariable('as_of')::timestamp from known
    )
    where epoch_us(until_at) - epoch_us(from_at) >= 79200000000
),
found as (
    select e.occurred_at as instant
    from events.judged as e
    inner join doubtful as d on e.occurred_at > d.from_at and e.occurred_at < d.until_at
    where e.fault is null and e.occurred_at <= getvariable('as_of')::timestamp
),
instants as (
    select instant from known
    union all
    select unnest([min(instant), max(instant)]) as instant from found group by epoch_us(instant) // 3600000000
),
silent as (
    select from_at, until_at
    from (
        select coalesce(lag(instant) over (order by instant), timestamp '1999-12-31') as from_at, instant as until_at from instants
        union all
        select max(instant), getvariable('as_of')::timestamp from instants
    )
    where epoch_us(until_at) - epoch_us(from_at) >= 79200000000
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
