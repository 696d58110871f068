-- table
-- Users of a campaign whose figures are made anew: those with a message that is new, or that new dumps may say something about.
-- Grain: one row per campaign and user.
with
fresh as (
    select k.campaign_no, f.event_type, f.user_key, f.message_key
    from dumps.fresh as f
    inner join given.known_campaigns as k on k.campaign_key = f.campaign_key
    where f.event_type <= 6 and f.fault is null
),
named as (
    select e.campaign_key, e.user_key
    from dumps.events as e
    semi join touched.ids as i on i.message_key = e.message_key
    where e.event_type in (1, 4) and e.fault is null
),
sessions as (
    select user_key, occurred_at from dumps.fresh where event_type = 7 and fault is null
    union all
    select user_key, occurred_at from touched.changed where event_type = 7
),
-- A session may make an influenced open of an older message.
influenced as (
    select e.campaign_key, e.user_key
    from dumps.events as e
    inner join sessions as s on s.user_key = e.user_key
        and coalesce(s.occurred_at >= e.occurred_at and s.occurred_at < e.occurred_at + to_microseconds(getvariable('influenced_us')::bigint), false)
    where e.event_type = 4 and e.fault is null
)
select campaign_no, user_key from fresh where event_type in (1, 4) or message_key is null
union
select campaign_no, user_key from touched.changed where event_type <= 6 and campaign_no is not null
union
select k.campaign_no, n.user_key
from (select * from named union all select * from influenced) as n
inner join given.known_campaigns as k on k.campaign_key = n.campaign_key
