-- view
-- User days with more than one message. Grain: one row per campaign, user and local day.
select k.*
from kept.busy_days as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.busy_days
