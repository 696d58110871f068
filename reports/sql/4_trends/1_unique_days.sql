-- table
-- Users with an impression on the day, and users whose first impression is on it. Grain: one row per campaign and day with an impression.
with
present as (
    select campaign_no, day, count(*) as users from facts.user_days group by all
),
joined as (
    select campaign_no, first_day as day, count(*) as users from facts.recipients group by all
)
select p.campaign_no, p.day, p.users, coalesce(j.users, 0) as new_users
from present as p
inner join given.campaigns as c on c.campaign_no = p.campaign_no and not c.is_push
left join joined as j on j.campaign_no = p.campaign_no and j.day = p.day
