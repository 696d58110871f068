-- table, scratch
-- Users whose first message of the campaign lies on a common day, with what they got of arms on common days. Grain: one row per campaign and user with such a message.
--   arm                   null for a user of several arms
--   delivered, responses  messages that did not bounce, and those of them that were tapped or opened, up to T
select
    v.campaign_no, v.user_key,
    case when min(v.variant) = max(v.variant) then min(v.variant) end as arm,
    total(v.delivered) as delivered,
    total(v.responses) as responses
from variants.variant_days as v
inner join variants.common_days as d on d.campaign_no = v.campaign_no and v.day between d.first_day and d.last_day
semi join variants.arms as a on a.campaign_no = v.campaign_no and a.variant = v.variant
inner join facts.recipients as r on r.campaign_no = v.campaign_no and r.user_key = v.user_key and r.first_day between d.first_day and d.last_day
group by v.campaign_no, v.user_key
