-- table
-- Single opens, of campaigns with at most 5,000 of them. Grain: one row per opened message.
--   second_of_day  on the campaign's local clock
select campaign_no, event_no, opened_at, opened_local::date as date, (epoch_us(opened_local) // 1000000 % 86400)::int as second_of_day
from facts.opens
qualify count(*) over (partition by campaign_no) <= 5000
