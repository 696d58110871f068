-- table, scratch
-- What came of the compared users. Grain: one row per campaign and user.
--   is_mature     received on a common day, and the conversion window is over at T
--   is_converted  reached the goal inside the window; null unless mature
--   value         of the goals inside the window; null unless mature, and without a value
select
    u.campaign_no, u.user_key, u.arm, u.delivered, u.responses,
    coalesce(r.first_reached_day between d.first_day and d.last_day and r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp, false) as is_mature,
    case when is_mature then v.converted_at is not null end as is_converted,
    case when is_mature then v.value end as value
from variants.compared_users as u
inner join variants.common_days as d on d.campaign_no = u.campaign_no
inner join given.campaigns as c on c.campaign_no = u.campaign_no
inner join facts.recipients as r on r.campaign_no = u.campaign_no and r.user_key = u.user_key
left join facts.conversions as v on v.campaign_no = u.campaign_no and v.user_key = u.user_key
