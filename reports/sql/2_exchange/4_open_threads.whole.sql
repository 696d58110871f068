-- table, scratch
-- Users whose messages of a campaign have to be asked, because an answer names none of them. Grain: one row per campaign and user.
select a.campaign_no, a.user_key
from exchange.answers as a
where a.message_key is null
group by a.campaign_no, a.user_key
