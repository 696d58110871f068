-- table
-- Opened push messages by weekday and hour of the campaign's local clock at their first open; a repeated hour is one cell.
-- Grain: one row per campaign and cell that is not 0. weekday 1 = Monday.
select campaign_no, isodow(opened_local)::int as weekday, hour(opened_local)::int as hour, count(*) as opens
from facts.opens
group by all
