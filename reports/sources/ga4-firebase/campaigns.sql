-- Google Analytics for Firebase: campaigns, gathered from their messages. Grain: one campaign per row.

-- makes: messages_seen
-- The parts of files: one row per campaign, channel and file. A clock that is a month behind the server's says nothing of a campaign's start.
-- from: **/events_*, **/events_*/**
-- needs: event_timestamp microseconds, event_name text
-- may have: event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[],
--   event_server_timestamp_offset whole
with
given as (
    select
        event_name,
        event_timestamp,
        list_filter(event_params, lambda p: p.key = 'message_id')[1].value as campaign,
        list_filter(event_params, lambda p: p.key = 'message_name')[1].value.string_value as name
    from dump
    where event_name in ('fiam_impression', 'notification_receive') and event_timestamp >= timestamp '2000-01-01'
        and coalesce(event_server_timestamp_offset, 0) < 2_592_000_000_000
)
select
    coalesce(campaign.string_value, campaign.int_value::varchar) as campaign_id,
    case event_name when 'fiam_impression' then 'in_app' else 'push' end as channel,
    count(*) as messages,
    arg_max(name, event_timestamp) as name,
    min(event_timestamp) as first_at,
    max(event_timestamp) as last_at
from given
where campaign is not null
group by all

-- makes: campaigns
with
channels as (
    select campaign_id, channel, sum(messages) as messages, arg_max(name, last_at) as name, min(first_at) as first_at, max(last_at) as last_at
    from messages_seen
    where campaign_id is not null
    group by all
)
select
    campaign_id,
    coalesce(arg_max(name, last_at), campaign_id) as name,
    arg_max(channel, (messages, channel)) as channel,
    min(first_at) as starts_at
from channels
group by campaign_id
