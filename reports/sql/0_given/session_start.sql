-- Where the session data begin: of n accepted sessions at or before T the one that ⌊n ÷ 1000⌋ are earlier than, and those within a day and a half before it.
-- Grain: one row per such session, in order; the last is the one. Reads: dumps.events, events.duplicates; the variable as_of (T).
--   occurred_us  microseconds since 1970 UTC
with
found as (
    select event_no(file_index, file_row_number) as event_no, occurred_at
    from dumps.events
    where event_type = 7 and fault is null and occurred_at <= getvariable('as_of')::timestamp and fault_of(fault, occurred_at, event_type, null) is null
),
sessions as (
    select f.occurred_at
    from found as f
    anti join (select event_no from events.duplicates where event_type = 7) as d on d.event_no = f.event_no
),
earliest as (
    select occurred_at
    from sessions
    order by occurred_at
    limit (select count(*) // 1000 + 1 from sessions)
),
first as (
    select max(occurred_at) as occurred_at from earliest
)
select epoch_us(e.occurred_at) as occurred_us
from earliest as e
inner join first as f on e.occurred_at > f.occurred_at - interval 36 hour
order by e.occurred_at
