-- table
-- Accepted rows that give way to another of the same event_id, type and user. Grain: one row per such row.
-- What is kept stands for ids that no new dump may have.
select event_key, event_no, event_type, campaign_no, user_key, message_key, occurred_at, lateness
from events.candidates
where is_repeated
union all
select k.event_key, k.event_no, k.event_type, k.campaign_no, k.user_key, k.message_key, k.occurred_at, k.lateness
from kept.duplicates as k
anti join events.maybe_repeated as r on r.key = k.event_key
