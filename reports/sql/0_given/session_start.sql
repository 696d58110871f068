-- Where the session data begin: of n accepted sessions at or before T the one that ⌊n ÷ 1000⌋ are earlier than, and those within a day and a half before it.
-- Grain: one row per such session, in order; the last is the one.
-- Reads: dumps.events, events.duplicates; the variables as_of (T), earlier (⌊n ÷ 1000⌋), repeated (duplicates among sessions) and
-- sessions_until (it lies no later).
--   occurred_us  microseconds since 1970 UTC
with
earliest as (
    select event_no(file_index, file_row_number) as event_no, occurred_at
    from dumps.events
    where event_type = 7 and fault is null and occurred_at <= getvariable('sessions_until')::timestamp and occurred_at <= getvariable('as_of')::timestamp
        and fault_of(fault, occurred_at, event_type, null) is null
    order by occurred_at
    limit getvariable('earlier')::bigint + getvariable('repeated')::bigint + 1
),
sessions as (
    select e.occurred_at, row_number() over (order by e.occurred_at) as place
    from earliest as e
    anti join (select event_no from events.duplicates where event_type = 7) as d on d.event_no = e.event_no
),
first as (
    select occurred_at from sessions where place = getvariable('earlier')::bigint + 1
)
select epoch_us(s.occurred_at) as occurred_us
from sessions as s
inner join first as f on s.occurred_at > f.occurred_at - interval 36 hour
where s.place <= getvariable('earlier')::bigint + 1
order by s.occurred_at
