-- table
-- Influenced opens, and their sums over users. Grain: one row per campaign with an influenced open.
--   xn, xx  sums over users with n delivered messages each, x of them influenced
with
users as (
    select campaign_no, user_key, count(*) as messages
    from facts.influenced
    group by campaign_no, user_key
)
select u.campaign_no, total(u.messages) as messages, products(u.messages, r.messages - r.refused) as xn, products(u.messages, u.messages) as xx
from users as u
inner join facts.recipients as r on r.campaign_no = u.campaign_no and r.user_key = u.user_key
group by u.campaign_no
