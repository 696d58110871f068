-- view
-- The events that count: without a fault, each event_id once. Grain: one row per event.
select j.*
from events.judged as j
anti join events.duplicates as d on d.event_no = j.event_no
where j.fault is null
