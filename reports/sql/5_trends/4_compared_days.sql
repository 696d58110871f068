-- table
-- Messages of the compared weeks by user and day, with the responses that came within the horizon. Grain: one row per campaign, user and local day.
--   is_recent            true for the later stretch, false for the one before
--   messages, delivered  delivered are those that had not bounced within the horizon
--   responses, refusals  taps or opens; dismissals or bounces
with
days as (
    select u.campaign_no, u.user_key, u.day, u.day >= s.recent_first as is_recent, u.messages, u.taps + u.opened as responses, u.dismissals + u.bounced as refusals, u.bounced
    from facts.user_days as u
    inner join trends.stretches as s on s.campaign_no = u.campaign_no and u.day between s.before_first and s.recent_last
),
late as (
    select a.campaign_no, a.user_key, a.day, count(*) filter (a.is_wanted) as responses, count(*) filter (not a.is_wanted) as refusals
    from facts.slow_answers as a
    inner join trends.stretches as s on s.campaign_no = a.campaign_no and a.day between s.before_first and s.recent_last and a.delay_us > s.horizon_us
    group by a.campaign_no, a.user_key, a.day
)
select
    d.campaign_no, d.user_key, d.day, d.is_recent, d.messages,
    d.messages - case when c.is_push then d.bounced - coalesce(l.refusals, 0) else 0 end as delivered,
    d.responses - coalesce(l.responses, 0) as responses,
    d.refusals - coalesce(l.refusals, 0) as refusals
from days as d
inner join given.campaigns as c on c.campaign_no = d.campaign_no
left join late as l on l.campaign_no = d.campaign_no and l.user_key = d.user_key and l.day = d.day
