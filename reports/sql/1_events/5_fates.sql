-- table
-- What became of the rows of event dumps. Grain: one row per known campaign_id (null: all other rows), fault and whether it is a duplicate.
--   rows, late      rows, and those of them received more than 24 hours after they occurred
--   earliest, latest  occurred_at, UTC
--   examples        event_no of the first few rows in file order
select
    j.campaign_no,
    j.fault,
    d.event_no is not null as is_duplicate,
    count(*) as rows,
    count(*) filter (j.is_late) as late,
    min(j.occurred_at) as earliest,
    max(j.occurred_at) as latest,
    min(j.event_no, 5) filter (j.fault is not null) as examples
from events.judged as j
left join events.duplicates as d on d.event_no = j.event_no
group by all
