-- table
-- Compared users by what came of them: all that a comparison of arms needs, since only their number matters. Grain: one row per campaign, arm and outcome.
--   arm           null for users of several arms
--   is_mature     received on a common day, and the conversion window is over at T
--   is_converted  reached the goal inside the window; false unless mature
--   value         of the goals inside the window; null unless mature, and without a value
--   users         of that arm and outcome
with
outcomes as (
    select
        u.campaign_no, u.user_key, u.arm, u.delivered, u.responses,
        coalesce(local_time(u.first_at, z.offset_us)::date between d.first_day and d.last_day and u.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp, false) as is_mature
    from variants.compared_users as u
    inner join variants.common_days as d on d.campaign_no = u.campaign_no
    inner join given.campaigns as c on c.campaign_no = u.campaign_no
    left join given.period_offsets as z on z.campaign_no = u.campaign_no and u.first_at >= z.from_at and u.first_at < z.until_at
)
select
    o.campaign_no, o.arm, o.delivered, o.responses, o.is_mature,
    o.is_mature and v.converted_at is not null as is_converted,
    case when o.is_mature then from_millionths(v.value_millionths) end as value,
    count(*) as users
from outcomes as o
left join facts.conversions as v on v.campaign_no = o.campaign_no and v.user_key = o.user_key
group by all
