-- view
-- Sessions and goals of touched users at or before T that may reach a goal, or follow a message. Grain: one row per event.
select u.*
from touched.uses as u
anti join events.duplicates as d on d.event_no = u.event_no
where u.occurred_at <= getvariable('as_of')::timestamp
