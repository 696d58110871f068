-- table
-- Users by the local day of their first message. Grain: one row per campaign and day with such a user.
select campaign_no, first_day as day, count(*) as users
from facts.recipients
group by campaign_no, first_day
