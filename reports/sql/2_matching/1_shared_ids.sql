-- table
-- A message_id that names more than one message. Grain: one row per such message_key.
select m.message_key
from exchange.open_messages as m
group by m.message_key
having count(*) > 1
