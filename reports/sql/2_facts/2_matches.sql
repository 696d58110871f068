-- table
-- The message that an answer belongs to. Grain: one row per answer that finds one; the others are orphans.
-- With a message_id: of several messages with that id the latest at or before the answer, else the first. Without: the latest
-- message of the same user at or before the answer. Of two messages at one instant the latest is the later received (none is
-- earliest), then the greater event_id; the first is the opposite.
--   answer_no, message_no  event_no of the two
with
ids as (
    -- Most ids name one message, and need no look at the clock.
    select m.campaign_no, m.message_key, count(*) as messages, min(m.event_no) as message_no
    from facts.messages as m
    semi join facts.answers as a on a.campaign_no = m.campaign_no and a.message_key = m.message_key
    group by m.campaign_no, m.message_key
),
single as (
    select a.event_no as answer_no, i.message_no
    from facts.answers as a
    inner join ids as i on i.campaign_no = a.campaign_no and i.message_key = a.message_key and i.messages = 1
),
-- A thread is the messages among which the clock decides: those of one message_id, or those of one user.
threaded_answers as (
    select a.event_no as answer_no, a.campaign_no, true as is_by_id, a.message_key as thread, a.occurred_at
    from facts.answers as a
    inner join ids as i on i.campaign_no = a.campaign_no and i.message_key = a.message_key and i.messages > 1
    union all
    select event_no, campaign_no, false, user_key, occurred_at
    from facts.answers
    where message_key is null
),
threads as (
    select distinct campaign_no, is_by_id, thread from threaded_answers
),
thread_messages as (
    select m.event_no, m.campaign_no, true as is_by_id, m.message_key as thread, m.occurred_at
    from facts.messages as m
    semi join threads as t on t.campaign_no = m.campaign_no and t.thread = m.message_key and t.is_by_id
    union all
    select m.event_no, m.campaign_no, false, m.user_key, m.occurred_at
    from facts.messages as m
    semi join threads as t on t.campaign_no = m.campaign_no and t.thread = m.user_key and not t.is_by_id
),
instants as (
    select campaign_no, is_by_id, thread, occurred_at, count(*) as messages, min(event_no) as message_no
    from thread_messages
    group by all
),
tied as (
    select m.campaign_no, m.is_by_id, m.thread, m.occurred_at, m.event_no
    from thread_messages as m
    inner join instants as i
        on i.campaign_no = m.campaign_no and i.is_by_id = m.is_by_id and i.thread = m.thread and i.occurred_at = m.occurred_at and i.messages > 1
),
ranked as (
    select t.*, row_number() over (
        partition by t.campaign_no, t.is_by_id, t.thread, t.occurred_at order by e.received_at nulls first, e.event_id
    ) as rank
    from tied as t
    inner join events.accepted as e on e.event_no = t.event_no
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
    from threaded_answers as a
    asof left join choices as c
        on c.campaign_no = a.campaign_no and c.is_by_id = a.is_by_id and c.thread = a.thread and a.occurred_at >= c.occurred_at
    left join beginnings as b on b.campaign_no = a.campaign_no and b.thread = a.thread and a.is_by_id
)
select answer_no, message_no from single
union all
select answer_no, message_no from threaded where message_no is not null
