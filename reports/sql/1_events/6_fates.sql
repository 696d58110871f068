-- table
-- What became of the rows of event dumps. Grain: one row per known campaign_id (null: all other rows), fault, lateness and whether it is a duplicate.
--   lateness        as in a dump's events
--   earliest, latest  occurred_at, UTC; of accepted rows, duplicates among them
--   examples        event_no of the first few rows in file order
with
judged as (
    select
        k.campaign_no,
        -- No group of tallies lies on both sides of the present, so that its first row speaks for all.
        fault_of(t.fault, t.earliest, case when t.is_message then 1 else 7 end, k.campaign_no) as fault,
        t.lateness, t.rows, t.earliest, t.latest,
        list_transform(t.examples, row_no -> event_no(t.dump_index, row_no)) as examples
    from dumps.tallies as t
    left join given.known_campaigns as k on k.campaign_key = t.campaign_key
),
repeated as (
    select campaign_no, lateness, count(*) as rows, min(occurred_at) as earliest, max(occurred_at) as latest
    from events.duplicates
    group by campaign_no, lateness
)
select
    campaign_no, fault, lateness, is_duplicate,
    sum(rows)::bigint as rows,
    min(earliest) as earliest,
    max(latest) as latest,
    list_slice(list_sort(flatten(list(examples) filter (fault is not null))), 1, 5) as examples
from (
    select campaign_no, fault, lateness, false as is_duplicate, rows, earliest, latest, examples from judged
    union all
    select campaign_no, null, lateness, false, -rows, null, null, null from repeated
    union all
    select campaign_no, null, lateness, true, rows, earliest, latest, null from repeated
)
group by all
