-- How many accepted sessions there are at or before T, and where to look for the first of them. Grain: one row.
-- Reads: dumps.events, dumps.tallies, events.duplicates; the variable as_of (T).
--   sessions  without duplicates
--   repeated  duplicates beside them
--   until_us  an instant, microseconds since 1970 UTC, that one in a thousand of them, all these duplicates and one session more do not exceed; null for T
with
counted as (
    select count(*) as rows
    from dumps.events
    where event_type = 7 and fault is null and occurred_at <= getvariable('as_of')::timestamp and fault_of(fault, occurred_at, event_type, null) is null
),
repeated as (
    select count(*) as rows from events.duplicates where event_type = 7 and occurred_at <= getvariable('as_of')::timestamp
),
kinds as (
    select latest, sum(rows) over (order by latest) as reached
    from dumps.tallies
    where not is_message and goal_key is null and fault is null and not is_ahead
),
ends as (
    select min(k.latest) as latest
    from kinds as k, counted as c, repeated as r
    where k.reached > c.rows // 1000 + r.rows
)
select c.rows - r.rows as sessions, r.rows as repeated, epoch_us(e.latest) as until_us
from counted as c, repeated as r, ends as e
