-- table
-- What became of the rows of event dumps. Grain: one row per known campaign_id (campaign_no) and one for all other rows (null).
--   rejected  list of (fault, rows)
with
rows as (
    select campaign_no, fault, count(*) as rows, count(*) filter (is_late) as late
    from events.judged
    group by all
),
duplicates as (
    select campaign_no, count(*) as rows, count(*) filter (is_late) as late
    from events.duplicates
    group by all
),
answers as (
    select a.campaign_no,
        count(*) filter (m.message_no is null) as orphans,
        count(*) filter (not s.is_in_period) as outside_period
    from facts.answers as a
    left join facts.matches as m on m.answer_no = a.event_no
    left join (select event_no, is_in_period from facts.messages where not is_in_period) as s on s.event_no = m.message_no
    group by a.campaign_no
),
messages as (
    select campaign_no, count(*) as outside_period from facts.messages where not is_in_period group by campaign_no
)
select
    r.campaign_no,
    sum(r.rows)::bigint as read,
    (coalesce(sum(r.rows) filter (r.fault is null), 0) - coalesce(any_value(d.rows), 0))::bigint as accepted,
    coalesce(any_value(d.rows), 0)::bigint as duplicates,
    coalesce(sum(r.rows) filter (r.fault is not null), 0)::bigint as rejected,
    (coalesce(sum(r.late) filter (r.fault is null), 0) - coalesce(any_value(d.late), 0))::bigint as late,
    coalesce(any_value(a.orphans), 0)::bigint as orphans,
    (coalesce(any_value(a.outside_period), 0) + coalesce(any_value(m.outside_period), 0))::bigint as outside_period
from rows as r
left join duplicates as d on d.campaign_no is not distinct from r.campaign_no
left join answers as a on a.campaign_no = r.campaign_no
left join messages as m on m.campaign_no = r.campaign_no
group by r.campaign_no
