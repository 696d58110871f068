-- table
-- Messages of touched users, as they were read. Grain: one row per row of a dump.
with
-- Found before they are judged: they are few.
users as (
    select distinct user_key from touched.pairs
),
found as (
    select e.*
    from (select event_no(file_index, file_row_number) as event_no, event_type, occurred_at, user_key, campaign_key, message_key, dims_key, fault from dumps.events) as e
    semi join users as u on u.user_key = e.user_key
    where e.event_type in (1, 4) and e.fault is null
)
select
    f.event_no, f.event_type, f.occurred_at, f.user_key, k.campaign_no, f.message_key, f.dims_key, null::varchar as bounce_reason, null::smallint as utc_offset_minutes
from found as f
left join given.known_campaigns as k on k.campaign_key = f.campaign_key
semi join touched.pairs as p on p.campaign_no = k.campaign_no and p.user_key = f.user_key
where fault_of(f.fault, f.occurred_at, f.event_type, k.campaign_no) is null
