-- table
-- Days whose sessions are counted anew: those with a new session, those not counted yet, and all days of campaigns whose population is who
-- received them, where that may have grown. Grain: one row per campaign and local day.
--   is_all  whether all days of the campaign are
with
days as (
    select campaign_no, unnest(generate_series(before_first_day, last_day, interval 1 day))::date as day
    from given.campaigns
    where last_day is not null
),
hours as (
    select distinct time_bucket(interval 1 hour, occurred_at) as hour
    from (
        select occurred_at from dumps.fresh where event_type = 7 and fault is null
        union all
        select occurred_at from touched.changed where event_type = 7
    )
),
-- Both ends of the hour, since zones do not all begin their days at a full one.
fresh as (
    select w.campaign_no, local_time(h.hour, w.offset_us)::date as day
    from hours as h
    inner join given.campaign_offsets as w on h.hour < w.until_at and h.hour + interval 1 hour > w.from_at
    union
    select w.campaign_no, local_time(h.hour + interval 1 hour, w.offset_us)::date
    from hours as h
    inner join given.campaign_offsets as w on h.hour < w.until_at and h.hour + interval 1 hour > w.from_at
),
grown as (
    select distinct p.campaign_no
    from touched.pairs as p
    anti join kept.members as m on m.campaign_no = p.campaign_no
)
select d.campaign_no, d.day, d.campaign_no in (select campaign_no from grown) as is_all
from days as d
left join kept.session_spans as s on s.campaign_no = d.campaign_no
where coalesce(d.day not between s.first_day and s.last_day, true)
    or (d.campaign_no, d.day) in (select (campaign_no, day) from fresh)
    or d.campaign_no in (select campaign_no from grown)
