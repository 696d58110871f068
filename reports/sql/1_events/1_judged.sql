-- view
-- Every row of every readable event dump, with the fault that puts it aside, if any.
-- Grain: one row per row of a dump.
--   event_no     place of the row: file in ordinal order of path, then row; a greater one is later in file order
--   campaign_no  place of campaign_id among the known ids in ordinal order; null for none or an unknown one
--   fault        the first that holds, in the order of the data contract; null for an accepted row or a duplicate
select
    event_no(e.file_index, e.file_row_number) as event_no,
    e.event_key, e.event_id, e.event_type, e.occurred_at, e.received_at, e.lateness,
    e.user_key, e.campaign_key, k.campaign_no, e.message_key, e.dims_key, e.goal_key, e.value, e.session_seconds, e.bounce_reason, e.utc_offset_minutes,
    fault_of(e.fault, e.occurred_at, e.event_type, k.campaign_no) as fault
from dumps.events as e
left join given.known_campaigns as k on k.campaign_key = e.campaign_key
