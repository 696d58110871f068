-- view
-- Messages of the compared weeks, with the responses that came within the horizon. Grain: one row per message.
--   is_recent     in the later stretch; else in the one before
--   is_answered, is_refused  as in facts.messages, within the horizon
--   is_delivered  not bounced within the horizon
select
    m.campaign_no, m.user_key,
    m.day >= s.recent_first as is_recent,
    m.is_answered and coalesce(m.delay_us <= s.horizon_us, true) as is_answered,
    m.is_refused and coalesce(m.delay_us <= s.horizon_us, true) as is_refused,
    not (c.is_push and m.is_refused and coalesce(m.delay_us <= s.horizon_us, true)) as is_delivered
from facts.messages as m
inner join trends.stretches as s on s.campaign_no = m.campaign_no and m.day between s.before_first and s.recent_last
inner join given.campaigns as c on c.campaign_no = m.campaign_no
