-- What one dump knows of its answers by itself. Most answers come in the dump of their message, by its message_id: those are settled here, once.
-- Grain: one row per message that the answers of this dump settle (is_message), and one per answer that it cannot settle.
-- Reads: dumps.events (events.sql), of one dump; the variable known_until: rows that occurred later are left to those who know other dumps.
--   row_no        place in the dump, from 0
--   message_key   the message, or what the answer names; null for none
--   response      0 where the message's first response is a tap, 1 a dismissal; null for neither
--   is_bounced, bounce_reason  it bounced, and why
--   answered_at   when it was tapped or dismissed first; of a push when it bounced, else when it was first opened
--   opened_at     its first open, where it did not bounce
--   opened_offset_minutes  of that, how far the user's clock is ahead of UTC; of several at that instant the smallest, null for none
-- Other dumps may have more answers to a settled message, or more messages of its id: 2_matching says when what stands here does not hold.
with
sound as not materialized (
    select
        file_row_number as row_no, event_type in (1, 4) as is_message, event_type >= 4 as is_push, event_type, message_key, occurred_at, bounce_reason, utc_offset_minutes,
        -- What is met by it: null for rows that are left to others.
        case when not coalesce(occurred_at > getvariable('known_until')::timestamp, false) then message_key end as known_key
    from dumps.events
    where fault is null and event_type <= 6
),
messages as (
    select row_no, is_push, known_key from sound where is_message and known_key is not null
),
answers as (
    select * from sound where not is_message
),
answered as (
    select
        known_key, is_push,
        -- A tap is even and a dismissal odd, so that the smallest is the earliest and, at one instant, the tap.
        min(epoch_us(occurred_at) * 2 + (event_type = 3)::int) filter (event_type <= 3) as first_response,
        bool_or(event_type = 5) as is_bounced,
        any_value(bounce_reason) filter (event_type = 5) as bounce_reason,
        min(occurred_at) filter (event_type = 5) as bounced_at,
        min({instant: occurred_at, ahead: coalesce(utc_offset_minutes, 32767)}) filter (event_type = 6) as first_open
    from answers
    where known_key is not null
    group by known_key, is_push
    -- Which of several bounces gives the reason may be a question of ties.
    having count(*) filter (event_type = 5) <= 1
),
settled as (
    select a.*, m.row_no from answered as a inner join messages as m on m.known_key = a.known_key and m.is_push = a.is_push
)
select
    row_no, true as is_message, known_key as message_key, (first_response % 2)::utinyint as response, is_bounced, bounce_reason,
    coalesce(make_timestamp(first_response // 2), bounced_at, first_open.instant) as answered_at,
    case when not is_bounced then first_open.instant end as opened_at,
    case when not is_bounced then nullif(first_open.ahead, 32767)::smallint end as opened_offset_minutes
from settled
union all
select a.row_no, false, a.message_key, null, null, null, null, null, null
from answers as a
anti join settled as s on s.known_key = a.known_key and s.is_push = a.is_push
