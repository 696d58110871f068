-- table, scratch
-- The message that an answer belongs to. Grain: one row per answer that finds one; the others are orphans.
-- With a message_id: of several messages with that id the latest at or before the answer, else the first. Without: the latest
-- message of the same user at or before the answer. Of two messages at one instant the latest is the later received (none is
-- earliest), then the greater event_id; the first is the opposite.
--   answer_no, message_no  event_no of the two
with
instants as (
    select campaign_no, is_by_id, thread, occurred_at, min(event_no) as message_no
    from matching.thread_messages
    group by campaign_no, is_by_id, thread, occurred_at
),
tied_events as (
    select e.event_no, e.received_at, e.event_id
    from (select event_no(file_index, file_row_number) as event_no, received_at, event_id from dumps.events) as e
    semi join matching.ties as t on t.event_no = e.event_no
),
ranked as (
    select m.*, row_number() over (
        partition by m.campaign_no, m.is_by_id, m.thread, m.occurred_at order by e.received_at nulls first, e.event_id
    ) as rank
    from matching.thread_messages as m
    inner join tied_events as e on e.event_no = m.event_no
    where m.at_once > 1
),
ends as (
    select campaign_no, is_by_id, thread, occurred_at, arg_max(event_no, rank) as latest_no, arg_min(event_no, rank) as first_no
    from ranked
    group by all
),
choices as (
    select i.campaign_no, i.is_by_id, i.thread, i.occurred_at, coalesce(e.latest_no, i.message_no) as latest_no, coalesce(e.first_no, i.message_no) as first_no
    from instants as i
    left join ends as e on e.campaign_no = i.campaign_no and e.is_by_id = i.is_by_id and e.thread = i.thread and e.occurred_at = i.occurred_at
),
beginnings as (
    select campaign_no, thread, arg_min(first_no, occurred_at) as first_no
    from choices
    where is_by_id
    group by all
),
threaded as (
    select a.answer_no, coalesce(c.latest_no, b.first_no) as message_no
    from matching.threads as a
    asof left join choices as c
        on c.campaign_no = a.campaign_no and c.is_by_id = a.is_by_id and c.thread = a.thread and a.occurred_at >= c.occurred_at
    left join beginnings as b on b.campaign_no = a.campaign_no and b.thread = a.thread and a.is_by_id
)
-- Most ids name one message, and need no look at the clock.
select a.event_no as answer_no, m.event_no as message_no, a.event_type, a.occurred_at, a.bounce_reason, a.utc_offset_minutes
from exchange.open_answers as a
inner join exchange.open_messages as m on m.message_key = a.message_key
anti join matching.shared_ids as i on i.message_key = a.message_key
union all
select a.event_no, t.message_no, a.event_type, a.occurred_at, a.bounce_reason, a.utc_offset_minutes
from exchange.open_answers as a
inner join threaded as t on t.answer_no = a.event_no
where t.message_no is not null
