-- view
-- Events to match: those of touched users. They are matched twice: as they stood in the run that left what is kept (the variable before), and as
-- they stand now; the difference is what is new. Grain: one row per event.
with
gave_way as (
    select event_no from kept.duplicates where getvariable('before')::boolean
    union all
    select event_no from events.duplicates where not getvariable('before')::boolean
)
select e.*
from (select * from touched.messages union all select * from touched.answers) as e
anti join gave_way as g on g.event_no = e.event_no
where e.event_no >> 40 in (select dump_index from dumps.known) or not getvariable('before')::boolean
