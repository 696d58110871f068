-- table
-- Users with an impression on a day between the day of their first and that of their last. Grain: one row per campaign and day with such a user.
-- Nearly all users have impressions on one or two days; only the others are looked up.
with
recipients as (
    select r.campaign_no, r.user_key, r.first_day, r.last_day
    from sides.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no and not c.is_push
    where r.messages > 2 and r.last_day > r.first_day + 1
),
days as (
    select d.campaign_no, d.day, d.user_key
    from matching.deliveries as d
    inner join recipients as r on r.campaign_no = d.campaign_no and r.user_key = d.user_key
    where d.day > r.first_day and d.day < r.last_day
    group by all
)
select campaign_no, day, count(*) as users
from days
group by all
