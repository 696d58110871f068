-- table
-- Sessions of the population by local day of their start. Grain: one row per campaign and day with a session, of the days that are shown.
--   mean, median  seconds, of sessions with a length; null for none; median of an even number: mean of the middle two
-- What is kept stands for days that are not touched.
with
-- By the calendar of UTC, a local day lies within its own day, the one before and the one after.
dates as (
    select distinct day + n::int as date from touched.days cross join range(-1, 2) as t(n)
),
-- Found before they are judged: where something is kept, they are few.
found as (
    select *, event_no(file_index, file_row_number) as event_no
    from dumps.events as e
    where event_type = 7 and fault is null and occurred_at <= getvariable('as_of')::timestamp
        and occurred_at::date in (select date from dates)
),
asked as (
    select f.user_key, f.occurred_at, f.session_seconds
    from found as f
    anti join events.duplicates as d on d.event_no = f.event_no
    where fault_of(f.fault, f.occurred_at, f.event_type, null) is null
),
-- Of some campaigns all days are counted, of others a few: to ask for each day of all would pair many sessions with campaigns for nothing.
all_of as (
    select p.campaign_no, p.user_key
    from facts.population as p
    semi join (select campaign_no from touched.days where is_all) as t on t.campaign_no = p.campaign_no
),
some_of as (
    select p.campaign_no, p.user_key
    from facts.population as p
    semi join (select campaign_no from touched.days where not is_all) as t on t.campaign_no = p.campaign_no
),
some_sessions as (
    select a.*
    from asked as a
    where a.occurred_at::date in (select day + n::int from touched.days cross join range(-1, 2) as t(n) where not is_all)
),
met as (
    select p.campaign_no, e.occurred_at, e.session_seconds from asked as e inner join all_of as p on p.user_key = e.user_key
    union all
    select p.campaign_no, e.occurred_at, e.session_seconds from some_sessions as e inner join some_of as p on p.user_key = e.user_key
),
sessions as (
    select e.campaign_no, local_time(e.occurred_at, o.offset_us)::date as day, e.session_seconds
    from met as e
    inner join given.session_windows as o on o.campaign_no = e.campaign_no and e.occurred_at >= o.from_at and e.occurred_at < o.until_at
),
counted as (
    select
        campaign_no,
        day,
        count(*) as sessions,
        -- Whole nanoseconds, because a sum of doubles depends on the order in which threads happen to add them.
        rate(sum(round(session_seconds * 1e9)::hugeint), count(session_seconds)) / 1e9 as mean,
        median(session_seconds) as median
    from sessions as s
    semi join touched.days as t on t.campaign_no = s.campaign_no and t.day = s.day
    group by all
)
select k.campaign_no, k.day, k.sessions, k.mean, k.median
from kept.session_counts as k
anti join touched.days as t on t.campaign_no = k.campaign_no and t.day = k.day
union all
select campaign_no, day, sessions, mean, median from counted
