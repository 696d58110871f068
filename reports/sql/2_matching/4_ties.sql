-- table, scratch
-- Messages of a thread at one instant. Grain: one row per message.
select event_no from matching.thread_messages where at_once > 1 group by event_no
