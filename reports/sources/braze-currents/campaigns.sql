-- Braze Currents: campaigns, gathered from their messages. Grain: one campaign per row.
-- One that shows both in-app messages and pushes takes the channel with more messages. Its goal is its primary conversion, where one was ever told.

-- makes: messages_seen
-- The parts of files: one row per campaign, channel and file.
-- tables: inappmessage_impression, users_messages_inappmessage_impression,
--   users_messages_inappmessage_impression_shared
-- needs: time seconds
-- may have: campaign_id id, campaign_name text, canvas_id id, canvas_name text
select
    coalesce(campaign_id, canvas_id) as campaign_id,
    'in_app' as channel,
    count(*) as messages,
    arg_max(coalesce(campaign_name, canvas_name), time) as name,
    min(time) as first_at,
    max(time) as last_at
from dump
where time >= timestamp '2000-01-01' and coalesce(campaign_id, canvas_id) is not null
group by all

-- makes: messages_seen
-- tables: pushnotification_send, users_messages_pushnotification_send,
--   users_messages_pushnotification_send_shared
-- needs: time seconds
-- may have: campaign_id id, campaign_name text, canvas_id id, canvas_name text
select
    coalesce(campaign_id, canvas_id) as campaign_id,
    'push' as channel,
    count(*) as messages,
    arg_max(coalesce(campaign_name, canvas_name), time) as name,
    min(time) as first_at,
    max(time) as last_at
from dump
where time >= timestamp '2000-01-01' and coalesce(campaign_id, canvas_id) is not null
group by all

-- makes: conversions_seen
-- tables: campaigns_conversion, users_campaigns_conversion, users_campaigns_conversion_shared,
--   canvas_conversion, users_canvas_conversion, users_canvas_conversion_shared
-- may have: campaign_id id, canvas_id id, conversion_behavior_index whole
select distinct coalesce(campaign_id, canvas_id) as campaign_id from dump where coalesce(conversion_behavior_index, 0) = 0

-- makes: campaigns
with
channels as (
    select campaign_id, channel, sum(messages) as messages, arg_max(name, last_at) as name, min(first_at) as first_at, max(last_at) as last_at
    from messages_seen
    group by all
)
select
    campaign_id,
    coalesce(arg_max(name, last_at), campaign_id) as name,
    arg_max(channel, (messages, channel)) as channel,
    min(first_at) as starts_at,
    case when campaign_id in (select campaign_id from conversions_seen) then 'conversion' end as goal
from channels
group by campaign_id
