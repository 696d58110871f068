-- table, scratch
-- What became of a message that was answered. Grain: one row per message with an answer.
--   is_tapped      its first response is a tap (earliest occurred_at; at one instant a tap before a dismissal)
--   is_dismissed   its first response is a dismissal
--   is_bounced     it bounced, whatever followed; bounce_reason is that of the first bounce (at one instant the smaller event_id)
--   answered_at    when it was tapped or dismissed first; of a push when it bounced first, else when it was first opened
--   opened_at      first open of a message that did not bounce
--   opened_offset_minutes  of that, how far the user's clock is ahead of UTC; of several at that instant the smallest, null for none
with
decided as (
    select
        message_no,
        -- A tap is even and a dismissal odd, so that the smallest is the earliest and, at one instant, the tap.
        min(epoch_us(occurred_at) * 2 + (event_type = 3)::int) filter (event_type in (2, 3)) as first_response,
        min({instant: occurred_at, ahead: coalesce(utc_offset_minutes, 32767)}) filter (event_type = 6) as first_open,
        bool_or(event_type = 5) as is_bounced
    from matching.matches
    group by message_no
),
first_bounces as (
    select m.message_no, m.bounce_reason, m.occurred_at
    from matching.matches as m
    left join matching.bounce_ties as t on t.answer_no = m.answer_no
    where m.event_type = 5
    qualify row_number() over (partition by m.message_no order by m.occurred_at, t.event_id) = 1
)
select
    d.message_no,
    coalesce(d.first_response % 2 = 0, false) as is_tapped,
    coalesce(d.first_response % 2 = 1, false) as is_dismissed,
    d.is_bounced,
    b.bounce_reason,
    coalesce(make_timestamp(d.first_response // 2), b.occurred_at, d.first_open.instant) as answered_at,
    case when not d.is_bounced then d.first_open.instant end as opened_at,
    case when not d.is_bounced then nullif(d.first_open.ahead, 32767)::smallint end as opened_offset_minutes
from decided as d
left join first_bounces as b on b.message_no = d.message_no
