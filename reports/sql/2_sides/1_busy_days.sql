-- table
-- User days with more than one message: few. On all others every message is another user's. Grain: one row per campaign, user and local day.
select campaign_no, user_key, day
from matching.deliveries
group by campaign_no, user_key, day
having count(*) > 1
