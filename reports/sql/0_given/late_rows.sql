-- The last rows of a run that lie far after all others: perhaps by a clock that is wrong, and T with them. Grain: at most one row.
-- Reads: dumps.events; the variable known_until, after which nothing is believed.
-- Far is more than 30 days for at most one row in a hundred, and more than 365 days for at most one row in twenty, or a single one.
--   rows        how many they are
--   days        whole days between them and all others
--   first_us    the earliest of them, microseconds since 1970 UTC
--   files       dumps that hold them
--   dumps       those that hold most of them, by their places among those read
with
dated as (
    select file_index, coalesce(received_at, occurred_at) as told_at
    from dumps.events
),
days as (
    select date_trunc('day', told_at) as day, count(*) as rows, min(told_at) as first_at, max(told_at) as last_at
    from dated
    where told_at <= getvariable('known_until')::timestamp
    group by all
),
gaps as (
    select
        first_at,
        (epoch_us(first_at) - epoch_us(lag(last_at) over (order by day))) // 86_400_000_000 as days,
        sum(rows) over (order by day desc) as rows_from,
        sum(rows) over () as rows_of_all
    from days
),
widest as (
    select first_at, days, rows_from
    from gaps
    where (days > 30 and rows_from * 100 <= rows_of_all) or (days > 365 and (rows_from * 20 <= rows_of_all or rows_from = 1))
    order by days desc, first_at
    limit 1
),
by_file as (
    select w.first_at, w.days, w.rows_from, d.file_index, count(*) as rows
    from dated as d
    inner join widest as w on d.told_at >= w.first_at and d.told_at <= getvariable('known_until')::timestamp
    group by all
)
select
    any_value(rows_from)::bigint as rows,
    any_value(days)::bigint as days,
    epoch_us(any_value(first_at)) as first_us,
    count(*) as files,
    list(file_index::integer) filter (where b.rows = b.rows_of_most) as dumps
from (select *, max(rows) over () as rows_of_most from by_file) as b
having count(*) > 0
