-- table
-- Figures by what the message carried; an answer follows its message. Grain: one row per campaign, break-down and key.
--   key               null for messages that carry none
--   messages          impressions, or sends
--   unique_impressions  users with an impression of the key; in-app only
with
messages as (
    select
        c.campaign_no, d.breakdown, d.key,
        sum(c.messages)::bigint as messages, sum(c.taps)::bigint as taps, sum(c.dismissals)::bigint as dismissals,
        sum(c.bounced)::bigint as bounced, sum(c.opened)::bigint as opened
    from facts.cells as c
    inner join metrics.dims as d on d.campaign_no = c.campaign_no and d.dims_key = c.dims_key
    group by all
)
select
    m.campaign_no, m.breakdown, m.key,
    case when not c.is_push then m.messages else 0 end as impressions,
    coalesce(u.users, 0) as unique_impressions,
    m.taps,
    m.dismissals,
    case when c.is_push then m.messages else 0 end as sent,
    m.bounced,
    case when c.is_push then m.messages - m.bounced else 0 end as delivered,
    m.opened
from messages as m
inner join given.campaigns as c on c.campaign_no = m.campaign_no
left join metrics.breakdown_users as u on u.campaign_no = m.campaign_no and u.breakdown = m.breakdown and u.key is not distinct from m.key
