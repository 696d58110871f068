-- table, scratch
-- The messages of each thread. Grain: one row per message and thread it is in.
--   at_once  messages of the thread at this very instant; where there is one, no tie needs to be broken
with
threads as (
    select distinct campaign_no, is_by_id, thread from matching.threads
),
found as (
    select m.event_no, m.campaign_no, true as is_by_id, m.message_key as thread, m.occurred_at
    from exchange.open_messages as m
    semi join (select thread from threads where is_by_id) as t on t.thread = m.message_key
    union all
    select m.event_no, m.campaign_no, false, m.user_key, m.occurred_at
    from exchange.open_messages as m
    semi join (select campaign_no, thread from threads where not is_by_id) as t on t.campaign_no = m.campaign_no and t.thread = m.user_key
)
select *, count(*) over (partition by campaign_no, is_by_id, thread, occurred_at) as at_once
from found
