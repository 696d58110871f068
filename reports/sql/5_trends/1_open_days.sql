-- table
-- Push messages by the local day of their first open. Grain: one row per campaign and day with an open.
select campaign_no, opened_local::date as day, count(*) as opened
from facts.opens
group by all
