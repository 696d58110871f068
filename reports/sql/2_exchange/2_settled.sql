-- view
-- Messages that the answers of their own dump settle. Grain: one row per such message; where it is open too, what stands there counts.
select (file_index::ubigint << 40) | row_no::ubigint as event_no, response, is_bounced, bounce_reason, opened_at
from dumps.answers
where is_message
