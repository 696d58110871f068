-- table
-- Users with an impression on the day, and users whose first impression is on it. Grain: one row per campaign and day with an impression.
with
user_days as (
    select d.campaign_no, d.user_key, d.day
    from facts.deliveries as d
    inner join given.campaigns as c on c.campaign_no = d.campaign_no and not c.is_push
    group by all
),
firsts as (
    select campaign_no, user_key, min(day) as day from user_days group by all
),
joined as (
    select campaign_no, day, count(*) as users from firsts group by all
)
select u.campaign_no, u.day, count(*) as users, coalesce(any_value(j.users), 0) as new_users
from user_days as u
left join joined as j on j.campaign_no = u.campaign_no and j.day = u.day
group by all
