-- table
-- What became of the rows of event dumps. Grain: one row per known campaign_id (campaign_no) and one for all other rows (null).
--   late            accepted events received more than 24 hours after they occurred
--   no_receipt, received_before, within_1h, within_24h, within_7d, over_7d  accepted events by the time from their occurrence to their receipt, each once
--   received_ahead  of those without a receipt the ones whose received_at lies after the present, so that it is taken as not given
--   id_reused       accepted events whose event_id another accepted event has too, of another type or user
--   orphans         answers at or before T that found no message
--   outside_period  messages at or before T outside the campaign's period, and answers to them
with
rows as (
    select
        campaign_no,
        sum(rows)::bigint as read,
        coalesce(sum(rows) filter (fault is null and not is_duplicate), 0)::bigint as accepted,
        coalesce(sum(rows) filter (is_duplicate), 0)::bigint as duplicates,
        coalesce(sum(rows) filter (fault is not null), 0)::bigint as rejected,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness in (4, 5)), 0)::bigint as late,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness in (0, 6)), 0)::bigint as no_receipt,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 1), 0)::bigint as received_before,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 2), 0)::bigint as within_1h,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 3), 0)::bigint as within_24h,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 4), 0)::bigint as within_7d,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 5), 0)::bigint as over_7d,
        coalesce(sum(rows) filter (fault is null and not is_duplicate and lateness = 6), 0)::bigint as received_ahead
    from events.fates
    group by campaign_no
),
reused as (
    select campaign_no, count(*) as id_reused from events.reused group by campaign_no
)
select
    r.*,
    coalesce(u.id_reused, 0) as id_reused,
    coalesce(s.orphans, 0) as orphans,
    coalesce(s.outside_period, 0) as outside_period
from rows as r
left join facts.strays as s on s.campaign_no = r.campaign_no
left join reused as u on u.campaign_no is not distinct from r.campaign_no
