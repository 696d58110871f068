-- table, scratch
-- A message_id that names more than one message. Grain: one row per such message_key.
select m.message_key
from matching.messages as m
semi join matching.maybe_shared as s on s.key = m.message_key
group by m.message_key
having count(*) > 1
