-- table
-- Users with an impression on the day, and users whose first impression is on it. Grain: one row per campaign and day with an impression.
-- Nearly all users have impressions on one or two days, their first and their last, and are counted by those; the days between are
-- counted in facts.between_days.
with
ends as (
    select r.campaign_no, r.first_day, r.last_day, count(*) as users
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
    group by all
),
firsts as (
    select campaign_no, first_day as day, sum(users)::bigint as users from ends group by all
),
present as (
    select campaign_no, day, sum(users)::bigint as users
    from (
        select * from firsts
        union all
        select campaign_no, last_day, users from ends where last_day > first_day
        union all
        select campaign_no, day, users from facts.between_days
    )
    group by all
)
select p.campaign_no, p.day, p.users, coalesce(f.users, 0) as new_users
from present as p
left join firsts as f on f.campaign_no = p.campaign_no and f.day = p.day
