-- table
-- Push messages inside the period that bounced or were opened. Grain: one row per message.
select k.*
from kept.push_outcomes as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select event_no, campaign_no, user_key, is_bounced, bounce_reason, opened_at, occurred_at as sent_at, day, opened_offset_minutes
from matching.deliveries
where is_bounced or opened_at is not null
