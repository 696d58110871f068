-- table
-- Sessions and goals of touched users, as they were read. Grain: one row per row of a dump.
with
-- Found before they are judged: they are few.
found as (
    select e.*
    from (select event_no(file_index, file_row_number) as event_no, event_type, occurred_at, user_key, campaign_key, goal_key, value, session_seconds, fault from dumps.events) as e
    semi join touched.users as u on u.user_key = e.user_key
    where e.event_type >= 7 and e.fault is null
)
select
    f.event_no, f.event_type, f.occurred_at, f.user_key, f.campaign_key, k.campaign_no, f.goal_key, f.value, f.session_seconds
from found as f
left join given.known_campaigns as k on k.campaign_key = f.campaign_key
where fault_of(f.fault, f.occurred_at, f.event_type, k.campaign_no) is null
