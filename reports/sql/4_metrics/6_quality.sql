-- table
-- What became of the rows of event dumps. Grain: one row per known campaign_id (campaign_no) and one for all other rows (null).
--   late            accepted events received more than 24 hours after they occurred
--   orphans         answers at or before T that found no message
--   outside_period  messages at or before T outside the campaign's period, and answers to them
with
outside as (
    select event_no, campaign_no from matching.messages where not is_in_period
),
answers as (
    select a.campaign_no, count(*) - count(m.answer_no) as orphans, count(o.event_no) as outside_period
    from matching.answers as a
    left join matching.matches as m on m.answer_no = a.event_no
    left join outside as o on o.event_no = m.message_no
    group by a.campaign_no
),
messages as (
    select campaign_no, count(*) as outside_period from outside group by campaign_no
),
rows as (
    select
        campaign_no,
        sum(rows)::bigint as read,
        coalesce(sum(rows) filter (fault is null and not is_duplicate), 0)::bigint as accepted,
        coalesce(sum(rows) filter (is_duplicate), 0)::bigint as duplicates,
        coalesce(sum(rows) filter (fault is not null), 0)::bigint as rejected,
        coalesce(sum(late) filter (fault is null and not is_duplicate), 0)::bigint as late
    from events.fates
    group by campaign_no
)
select
    r.*,
    coalesce(a.orphans, 0) as orphans,
    coalesce(a.outside_period, 0) + coalesce(m.outside_period, 0) as outside_period
from rows as r
left join answers as a on a.campaign_no = r.campaign_no
left join messages as m on m.campaign_no = r.campaign_no
