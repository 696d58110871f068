-- view
-- Messages that the answers of their own dump settle. Grain: one row per such message; where it is open too, what stands there counts.
select event_no(file_index, row_no) as event_no, response, is_bounced, bounce_reason, answered_at, opened_at, opened_offset_minutes
from dumps.answers
where is_message
