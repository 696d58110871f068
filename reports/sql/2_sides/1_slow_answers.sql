-- table
-- Responses that came more than 24 hours after their message. Grain: one row per such response that counts.
--   is_wanted  a tap or an open; else a dismissal or a bounce
--   delay_us   from the message to the response, microseconds
select campaign_no, user_key, day, is_tapped or opened_at is not null as is_wanted, epoch_us(answered_at) - epoch_us(occurred_at) as delay_us
from matching.deliveries
where answered_at > occurred_at + interval 24 hour
