-- table
-- Delivered messages without a counted open whose user begins an app session within the given minutes from the send.
-- Grain: one row per such message. What is kept stands for users that are not touched.
-- A session can only lie in the send's own stretch of that many minutes or in the next one, which makes the join an equality.
with
sends as (
    select d.campaign_no, d.event_no, d.user_key, d.occurred_at
    from matching.deliveries as d
    inner join given.campaigns as c on c.campaign_no = d.campaign_no and c.is_push
    where not d.is_bounced and d.opened_at is null
),
stretches as (
    select *, epoch_us(occurred_at) // getvariable('influenced_us')::bigint as stretch from sends
    union all
    select *, epoch_us(occurred_at) // getvariable('influenced_us')::bigint + 1 from sends
),
sessions as (
    select user_key, occurred_at, epoch_us(occurred_at) // getvariable('influenced_us')::bigint as stretch
    from facts.uses
    where event_type = 7
)
select k.campaign_no, k.user_key, k.event_no
from kept.influenced as k
anti join touched.pairs as t on t.campaign_no = k.campaign_no and t.user_key = k.user_key
union all
select distinct s.campaign_no, s.user_key, s.event_no
from stretches as s
inner join sessions as n on n.user_key = s.user_key and n.stretch = s.stretch
    and n.occurred_at >= s.occurred_at and n.occurred_at < s.occurred_at + to_microseconds(getvariable('influenced_us')::bigint)
