-- table, scratch
-- Answers whose message the clock decides. Grain: one row per answer that has no message_id, or one that several messages share.
-- A thread is the messages in question: those of one message_id, or those of one user in one campaign.
--   is_by_id, thread  message_key, or user_key
select a.event_no as answer_no, a.campaign_no, true as is_by_id, a.message_key as thread, a.occurred_at
from exchange.open_answers as a
semi join matching.shared_ids as i on i.message_key = a.message_key
union all
select event_no, campaign_no, false, user_key, occurred_at
from exchange.open_answers
where message_key is null
