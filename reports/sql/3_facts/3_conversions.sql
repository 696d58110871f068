-- table
-- Users who reached the campaign's goal in [t0, t0 + window). Grain: one row per campaign and converted user.
-- A goal that names a campaign counts for that one only. One that names none counts for the campaign with that goal whose t0
-- for this user is the latest at or before it (equal t0: the smaller campaign_id), even where that campaign's window is over.
-- What is kept stands for users that are not touched.
--   converted_at  the first such goal
--   value_millionths  sum of the values of all such goals; null where none has one
with
touches as (
    select r.user_key, g.goal_ref, r.first_at, min(r.campaign_no) as campaign_no
    from facts.recipients as r
    inner join given.goals as g on g.campaign_no = r.campaign_no
    semi join facts.goals as e on e.user_key = r.user_key
    where r.first_at is not null
    group by all
),
candidates as (
    select e.event_no, e.user_key, e.occurred_at, e.value_millionths, t.first_at, t.campaign_no
    from (select * from facts.goals where campaign_no is null) as e
    asof inner join touches as t on t.user_key = e.user_key and t.goal_ref = e.goal_ref and e.occurred_at >= t.first_at
),
last_touched as (
    select user_key, occurred_at, value_millionths, campaign_no
    from candidates
    qualify row_number() over (partition by event_no order by first_at desc, campaign_no) = 1
),
named as (
    select e.user_key, e.occurred_at, e.value_millionths, e.campaign_no
    from facts.goals as e
    semi join given.goals as g on g.campaign_no = e.campaign_no and g.goal_ref = e.goal_ref
    where e.campaign_no is not null
)
select k.campaign_no, k.user_key, k.converted_at, k.value_millionths
from kept.conversions as k
anti join touched.users as t on t.user_key = k.user_key
union all
select r.campaign_no, r.user_key, min(g.occurred_at) as converted_at, sum(g.value_millionths) as value_millionths
from (select * from last_touched union all select * from named) as g
inner join facts.recipients as r on r.campaign_no = g.campaign_no and r.user_key = g.user_key
inner join given.campaigns as c on c.campaign_no = r.campaign_no
where g.occurred_at >= r.first_at and g.occurred_at < r.first_at + to_microseconds(c.window_us)
group by r.campaign_no, r.user_key
