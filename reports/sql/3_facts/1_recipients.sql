-- view
-- Users with a message inside the campaign's period. Grain: one row per campaign and user; columns as in sides.recipients.
select k.*
from kept.recipients as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.recipients
