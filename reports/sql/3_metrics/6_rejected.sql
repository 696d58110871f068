-- table
-- Rows put aside. Grain: one row per known campaign_id (null for all other rows) and fault.
--   examples  event_no of the first few in file order
select campaign_no, fault, count(*) as rows, min(event_no, 5) as examples
from events.judged
where fault is not null
group by all
