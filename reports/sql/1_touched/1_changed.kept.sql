-- table
-- Rows of known dumps that counted until a new dump came with the same event_id. Grain: one row per row.
select d.event_type, d.campaign_no, d.user_key, d.message_key, d.occurred_at
from events.duplicates as d
anti join kept.duplicates as k on k.event_no = d.event_no
where d.event_no >> 40 in (select dump_index from dumps.known)
