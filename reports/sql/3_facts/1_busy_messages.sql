-- view
-- Messages of user days that have more than one, and a few others. Grain: one row per message; columns as in sides.busy_messages.
select k.*
from kept.busy_messages as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.busy_messages
