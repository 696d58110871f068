-- table
-- Messages inside the period, with what became of each. Grain: one row per message.
--   is_answered  tapped, or opened; is_refused  dismissed first, or bounced
--   delay_us     from the message to that response, microseconds; null for none, negative for a response that is dated before its message
select k.*
from kept.messages as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select
    campaign_no, user_key, day, dims_key,
    is_tapped or opened_at is not null as is_answered,
    is_dismissed or is_bounced as is_refused,
    epoch_us(answered_at) - epoch_us(occurred_at) as delay_us,
    occurred_at
from matching.deliveries
