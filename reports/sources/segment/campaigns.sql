-- Segment and RudderStack: campaigns, gathered from their messages. Grain: one campaign per row.
-- A clock that is a month behind the server's says nothing of a campaign's start.

-- makes: messages_seen
-- tables: in_app_message_viewed, in_app_message_displayed, in_app_message_impression, in_app_opened
-- needs: received_at instant
-- may have: "timestamp" instant, original_timestamp instant, sent_at instant, campaign_id id, canvas_id id,
--   campaign_name id, message_name id
with
timed as (
    select
        coalesce(campaign_id, canvas_id) as campaign_id,
        coalesce(campaign_name, message_name) as name,
        received_at,
        case
            when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
            when sent_at_given then sent_at else received_at
        end as occurred_at
    from dump
)
select campaign_id, name, 'in_app' as channel, count(*) as messages, min(occurred_at) as first_at, max(occurred_at) as last_at
from timed
where occurred_at >= timestamp '2000-01-01' and coalesce(received_at, occurred_at) < occurred_at + interval 30 day and coalesce(campaign_id, name) is not null
group by all

-- makes: messages_seen
-- tables: push_notification_sent, push_sent, push_delivered, push_notification_received, push_received
-- needs: received_at instant
-- may have: "timestamp" instant, original_timestamp instant, sent_at instant, campaign_id id, canvas_id id,
--   campaign_name id, message_name id
with
timed as (
    select
        coalesce(campaign_id, canvas_id) as campaign_id,
        coalesce(campaign_name, message_name) as name,
        received_at,
        case
            when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
            when sent_at_given then sent_at else received_at
        end as occurred_at
    from dump
)
select campaign_id, name, 'push' as channel, count(*) as messages, min(occurred_at) as first_at, max(occurred_at) as last_at
from timed
where occurred_at >= timestamp '2000-01-01' and coalesce(received_at, occurred_at) < occurred_at + interval 30 day and coalesce(campaign_id, name) is not null
group by all

-- makes: campaigns
with
identified as (
    select coalesce(campaign_id, named_id, messages_seen.name) as campaign_id, messages_seen.name, channel, messages, first_at, last_at
    from messages_seen left join campaign_ids on campaign_name = messages_seen.name
),
channels as (
    select campaign_id, channel, sum(messages) as messages, arg_max(name, last_at) as name, min(first_at) as first_at, max(last_at) as last_at
    from identified
    group by all
)
select
    campaign_id,
    coalesce(arg_max(name, last_at), campaign_id) as name,
    arg_max(channel, (messages, channel)) as channel,
    min(first_at) as starts_at
from channels
group by campaign_id
