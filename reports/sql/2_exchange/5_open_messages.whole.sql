-- table
-- Messages whose answers must be matched by the rules, since their own dump cannot settle them; and all outside the period, whose answers are
-- counted one by one. Grain: one row per message.
select m.*
from exchange.messages as m
where not m.is_in_period
    or m.message_key in (select message_key from exchange.open_ids)
    or (m.campaign_no, m.user_key) in (select (campaign_no, user_key) from exchange.open_threads)
