-- table, scratch
-- Users whose first message of the campaign lies on a common day, with what they got of arms on common days. Grain: one row per campaign and user with such a message.
--   arm                   null for a user of several arms
--   delivered, responses  messages that did not bounce, and those of them that were tapped or opened, up to T
--   first_at              as in sides.recipients
with
users as (
    select r.*, d.first_day as common_first_day, d.last_day as common_last_day
    from facts.recipients as r
    inner join variants.common_days as d on d.campaign_no = r.campaign_no and r.first_day between d.first_day and d.last_day
),
-- All their messages are of one arm and lie on common days.
simple as (
    select u.campaign_no, u.user_key, k.key as arm, u.messages - case when c.is_push then u.refused else 0 end as delivered, u.answered as responses, u.first_at
    from users as u
    inner join given.campaigns as c on c.campaign_no = u.campaign_no
    inner join metrics.dims as k on k.campaign_no = u.campaign_no and k.dims_key = u.least_dims and k.breakdown = 'variant'
    semi join variants.arms as a on a.campaign_no = u.campaign_no and a.variant = k.key
    where u.least_dims = u.greatest_dims and u.last_day <= u.common_last_day
),
others as (
    select * from users where least_dims <> greatest_dims or last_day > common_last_day
),
messages as (
    select
        o.campaign_no, o.user_key, k.key as variant, o.first_at,
        not (c.is_push and m.is_refused) as is_delivered, m.is_answered
    from facts.messages as m
    inner join others as o on o.campaign_no = m.campaign_no and o.user_key = m.user_key and m.day between o.common_first_day and o.common_last_day
    inner join given.campaigns as c on c.campaign_no = m.campaign_no
    inner join metrics.dims as k on k.campaign_no = m.campaign_no and k.dims_key = m.dims_key and k.breakdown = 'variant'
    semi join variants.arms as a on a.campaign_no = m.campaign_no and a.variant = k.key
)
select * from simple
union all
select
    campaign_no, user_key,
    case when min(variant) = max(variant) then min(variant) end,
    count(*) filter (is_delivered),
    count(*) filter (is_answered),
    any_value(first_at)
from messages
group by campaign_no, user_key
