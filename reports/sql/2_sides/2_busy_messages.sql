-- table
-- Messages of user days that have more than one, and a few others. Grain: one row per message.
--   is_answered  tapped, or opened; is_refused  dismissed first, or bounced
--   delay_us     from the message to that response, microseconds; null for none
select
    d.campaign_no, d.user_key, d.day, d.dims_key,
    d.is_tapped or d.opened_at is not null as is_answered,
    d.is_dismissed or d.is_bounced as is_refused,
    d.is_bounced,
    epoch_us(d.answered_at) - epoch_us(d.occurred_at) as delay_us
from matching.deliveries as d
semi join sides.busy_days as b on b.key = hash(d.campaign_no, d.user_key, d.day)
