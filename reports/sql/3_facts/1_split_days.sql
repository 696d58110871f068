-- view
-- User days whose messages carry different break-down keys. Grain: one row per campaign, user, local day and dims_key; columns as in sides.split_days.
select k.*
from kept.split_days as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.split_days
