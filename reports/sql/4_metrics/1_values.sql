-- table
-- What goals were worth to a campaign, user by user: the sum of the values inside the window, of users whose window is over at T.
-- Grain: one row per campaign and sum. Users without a value are in no row.
--   users  who reached this sum
select v.campaign_no, from_millionths(v.value_millionths) as value, count(*) as users
from facts.conversions as v
inner join facts.recipients as r on r.campaign_no = v.campaign_no and r.user_key = v.user_key
inner join given.campaigns as c on c.campaign_no = v.campaign_no
where v.value_millionths is not null and r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp
group by v.campaign_no, v.value_millionths
