-- How many accepted sessions there are at or before T. Grain: one row. Reads: dumps.events, events.duplicates; the variable as_of (T).
--   sessions  without duplicates
--   repeated  duplicates beside them
select
    (
        select count(*)
        from dumps.events
        where event_type = 7 and fault is null and occurred_at <= getvariable('as_of')::timestamp and fault_of(fault, occurred_at, event_type, null) is null
    ) - repeated as sessions,
    repeated
from (select count(*) as repeated from events.duplicates where event_type = 7 and occurred_at <= getvariable('as_of')::timestamp)
