-- table, scratch
-- Bounces of a message at one instant, and the event_ids that decide between them. Grain: one row per such bounce.
with
tied as (
    select answer_no
    from matching.matches
    where event_type = 5
    qualify count(*) over (partition by message_no, occurred_at) > 1
)
select e.event_no as answer_no, e.event_id
from (select event_no(file_index, file_row_number) as event_no, event_id from dumps.events) as e
semi join tied as t on t.answer_no = e.event_no
