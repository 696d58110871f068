-- table
-- Figures of the latest whole weeks beside those of as many weeks before. Grain: one row per campaign, figure and stretch.
--   name                    as in report.json; place orders them
--   is_recent               true for the later stretch, false for the one before
--   count_value             of a count; null for a rate
--   numerator, denominator  of a rate; null for a count. An answer counts for the day of its message
--   value, low, high        of a rate with 95 % Wilson interval, 0..1; null for nothing
with
stretches as (
    select campaign_no, true as is_recent, recent_first as first_day, recent_last as last_day, getvariable('as_of')::timestamp as answered_until from trends.stretches
    union all
    select campaign_no, false, before_first, before_last, answered_until from trends.stretches
),
messages as (
    select
        s.campaign_no, s.is_recent,
        sum(m.messages)::bigint as messages, sum(m.taps)::bigint as taps, sum(m.dismissals)::bigint as dismissals,
        sum(m.unanswered)::bigint as unanswered, sum(m.bounced)::bigint as bounced, sum(m.delivered)::bigint as delivered
    from stretches as s
    inner join facts.cells as m on m.campaign_no = s.campaign_no and m.day between s.first_day and s.last_day
    group by all
),
opens as (
    select s.campaign_no, s.is_recent, count(*) as opened
    from stretches as s
    inner join facts.push_outcomes as d on d.campaign_no = s.campaign_no and d.day between s.first_day and s.last_day
    where d.opened_at <= s.answered_until
    group by all
),
counted as (
    select
        s.campaign_no, s.is_recent, c.is_push,
        coalesce(m.messages, 0) as messages,
        coalesce(m.taps, 0) as taps,
        coalesce(m.dismissals, 0) as dismissals,
        coalesce(m.unanswered, 0) as unanswered,
        coalesce(m.bounced, 0) as bounced,
        coalesce(m.delivered, 0) as delivered,
        coalesce(o.opened, 0) as opened
    from stretches as s
    inner join given.campaigns as c on c.campaign_no = s.campaign_no
    left join messages as m on m.campaign_no = s.campaign_no and m.is_recent = s.is_recent
    left join opens as o on o.campaign_no = s.campaign_no and o.is_recent = s.is_recent
),
figures as (
    select campaign_no, is_recent, 1 as place, 'total_impressions' as name, messages as count_value, null::bigint as numerator, null::bigint as denominator from counted where not is_push
    union all
    select campaign_no, is_recent, 2, 'tap_through_rate', null, taps, messages from counted where not is_push
    union all
    select campaign_no, is_recent, 3, 'dismissal_rate', null, dismissals, messages from counted where not is_push
    union all
    select campaign_no, is_recent, 4, 'no_response', unanswered, null, null from counted where not is_push
    union all
    select campaign_no, is_recent, 1, 'messages_sent', messages, null, null from counted where is_push
    union all
    select campaign_no, is_recent, 2, 'bounce_rate', null, bounced, messages from counted where is_push
    union all
    select campaign_no, is_recent, 3, 'delivered', delivered, null, null from counted where is_push
    union all
    select campaign_no, is_recent, 4, 'open_rate', null, opened, delivered from counted where is_push
)
select
    campaign_no, place, name, is_recent, count_value, numerator, denominator,
    rate(numerator, denominator) as value,
    wilson_low(numerator, denominator) as low,
    wilson_high(numerator, denominator) as high
from figures
