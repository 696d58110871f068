-- table
-- Days on which all campaigns together had fewer than half of the messages that their weekday usually has: a sudden drop, or, with none at all, a gap.
-- Grain: one row per such day, by each campaign's own clock.
--   messages  impressions and sends of the campaigns that ran wholly on that day and on at least three of the same weekday in the 8 weeks before, so that
--             neither a campaign's beginning nor its end looks like a drop
--   usual     of each of these campaigns the median of those weeks, added up; below 30 nothing is called low
with
days as (
    select d.campaign_no, d.date, d.impressions + d.sent as messages
    from trends.daily as d
    inner join given.campaigns as c on c.campaign_no = d.campaign_no
    where d.complete and d.date > c.first_day and d.date < c.last_day
),
usual as (
    select d.campaign_no, d.date, any_value(d.messages) as messages, median(b.messages) as usual
    from (select *, unnest(range(1, 9)) as week from days) as d
    inner join days as b on b.campaign_no = d.campaign_no and b.date = d.date - 7 * d.week::integer
    group by d.campaign_no, d.date
    having count(*) >= 3
)
select date, sum(messages)::bigint as messages, sum(usual)::double as usual
from usual
group by date
having sum(usual) >= 30 and sum(messages) < 0.5 * sum(usual)
