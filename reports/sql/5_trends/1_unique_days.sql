-- table
-- Users with an impression on the day, and users whose first impression is on it. Grain: one row per campaign and day with an impression.
-- Nearly all users have impressions on one or two days, their first and their last, and are counted by those. The days between
-- are looked up for the others only.
with
recipients as (
    select r.campaign_no, r.user_key, r.messages, r.first_day, r.last_day
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
),
firsts as (
    select campaign_no, first_day as day, count(*) as users from recipients group by all
),
lasts as (
    select campaign_no, last_day as day, count(*) as users from recipients where last_day > first_day group by all
),
between_days as (
    select d.campaign_no, d.day, d.user_key
    from matching.deliveries as d
    inner join recipients as r on r.campaign_no = d.campaign_no and r.user_key = d.user_key
        and r.messages > 2 and r.last_day > r.first_day + 1
    where d.day > r.first_day and d.day < r.last_day
    group by all
),
betweens as (
    select campaign_no, day, count(*) as users from between_days group by all
),
present as (
    select campaign_no, day, sum(users)::bigint as users
    from (select * from firsts union all select * from lasts union all select * from betweens)
    group by all
)
select p.campaign_no, p.day, p.users, coalesce(f.users, 0) as new_users
from present as p
left join firsts as f on f.campaign_no = p.campaign_no and f.day = p.day
