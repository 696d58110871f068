-- table
-- Days on which all campaigns together had fewer than half of the messages that their weekday usually has: a sudden drop, or, with none at all, a gap.
-- Grain: one row per such day, by each campaign's own clock.
--   messages  impressions and sends of the campaigns that ran wholly on that day and on at least three of the same weekday in the 8 weeks before, so that
--             neither a campaign's beginning nor its end looks like a drop
--             neither a campaign's beginning nor its end looks like a drop. Of push only those that send daily, on six of seven of the days of these 8 weeks:
--             a push that goes out when somebody sends it has no usual day
--   usual     of each of these campaigns the median of those weeks, added up; below 30 nothing is called low
with
days as (
    select
        d.campaign_no, d.date, d.impressions + d.sent as messages, c.is_push,
        count(*) over before as days_before,
        count(*) filter (d.impressions + d.sent > 0) over before as sending_days
    from trends.daily as d
    inner join given.campaigns as c on c.campaign_no = d.campaign_no
    where d.complete and d.date > c.first_day and d.date < c.last_day
    window before as (partition by d.campaign_no order by d.date range between interval 56 days preceding and interval 1 day preceding)
),
regular as (
    select * from days where not is_push or 7 * sending_days >= 6 * days_before
),
usual as (
    select d.campaign_no, d.date, any_value(d.messages) as messages, median(b.messages) as usual
    from (select *, unnest(range(1, 9)) as week from regular) as d
    inner join days as b on b.campaign_no = d.campaign_no and b.date = d.date - 7 * d.week::integer
    group by d.campaign_no, d.date
    having count(*) >= 3
)
select date, sum(messages)::bigint as messages, sum(usual)::double as usual
from usual
group by date
having sum(usual) >= 30 and sum(messages) < 0.5 * sum(usual)
