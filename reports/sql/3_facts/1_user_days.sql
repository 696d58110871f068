-- view
-- Messages inside the period by user and day. Grain: one row per campaign, user and local day; columns as in sides.user_days.
select k.*
from kept.user_days as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.user_days
