-- view
-- Responses that came more than 24 hours after their message. Grain: one row per response; columns as in sides.slow_answers.
select k.*
from kept.slow_answers as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select * from sides.slow_answers
