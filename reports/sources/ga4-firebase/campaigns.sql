-- Google Analytics for Firebase: campaigns, gathered from their messages. Grain: one campaign per row.

-- makes: messages_seen
-- The parts of files: one row per campaign, channel and file. A clock that is a month behind the server's says nothing of a campaign's start.
-- tables: events, events_intraday, events_fresh
-- needs: event_timestamp microseconds, event_name text,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: event_server_timestamp_offset whole
with
given as (
    select
        event_name,
        event_timestamp,
        list_filter(event_params, lambda p: p.key in ('message_id', '_nmid'))[1].value as id,
        list_filter(event_params, lambda p: p.key in ('label', 'message_label'))[1].value as label,
        list_filter(event_params, lambda p: p.key in ('message_name', '_nmn'))[1].value as name
    from dump
    where event_name in ('fiam_impression', 'firebase_in_app_message_impression', 'notification_receive')
        and event_timestamp >= timestamp '2000-01-01' and coalesce(event_server_timestamp_offset, 0) < 2_592_000_000_000
),
named as (
    select
        *,
        coalesce(name.string_value, name.int_value::varchar) as title,
        coalesce(label.string_value, label.int_value::varchar) as labelled
    from given
)
select
    coalesce(id.string_value, id.int_value::varchar, labelled, title) as campaign_id,
    case event_name when 'notification_receive' then 'push' else 'in_app' end as channel,
    count(*) as messages,
    arg_max(coalesce(title, labelled), event_timestamp) as name,
    min(event_timestamp) as first_at,
    max(event_timestamp) as last_at
from named
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
