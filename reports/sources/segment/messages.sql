-- Segment and RudderStack, tables of a warehouse: messages and what users made of them. Grain: one event per row.
-- One table an event, whose whole name is that of the event; the native spec has none for in-app messages, so their names are those of the partners that
-- send them. A column begins with the first row that fills it, so older files lack some: a campaign told by name alone finds its id by the name.
-- A push is one message for one user, or one dispatch to one device. Sends from a server know no device: then answers name no message, and belong
-- to the user's latest one.

-- makes: campaigns_named
-- The parts of files: one row per name and id.
-- tables: in_app_message_viewed, in_app_message_displayed, in_app_message_impression, in_app_opened,
--   in_app_message_clicked, in_app_clicked, in_app_message_dismissed, in_app_message_closed, in_app_closed,
--   push_notification_sent, push_sent, push_delivered, push_notification_received, push_received,
--   push_notification_tapped, push_notification_opened, push_opened, push_clicked, push_notification_bounced,
--   push_bounced, push_failed, campaign_converted, canvas_converted, in_app_converted, push_converted
-- may have: campaign_id id, canvas_id id, campaign_name id
select distinct campaign_name, coalesce(campaign_id, canvas_id) as campaign_id
from dump
where campaign_name is not null and coalesce(campaign_id, canvas_id) is not null

-- makes: campaign_ids
select campaign_name, min(campaign_id) as named_id from campaigns_named group by campaign_name

-- makes: sends_found
-- One row a file of sends, of what was handed to the gateway, and of what arrived: the keys that each row has, and the platforms.
-- tables: push_notification_sent, push_sent
-- may have: user_id id, anonymous_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_os_name text
select
    'sent' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump

-- makes: sends_found
-- tables: push_delivered
-- may have: user_id id, anonymous_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_os_name text
select
    'handed' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump

-- makes: sends_found
-- tables: push_notification_received, push_received
-- may have: user_id id, anonymous_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_os_name text
select
    'received' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump

-- makes: sends_told
-- One row: the best word on what was sent. Without a table of sends that is what was handed to the gateway, which is Iterable's "Push Delivered"; without
-- that, what arrived and what bounced.
select min_by(told, case told when 'sent' then 1 when 'handed' then 2 else 3 end) as told
from sends_found
having count(*) > 0

-- makes: keys_told
-- One row: the key that every send has, so that answers find theirs by it; null where there is none, and answers belong to their user's latest push.
select case when bool_and(have_ids) then 'id' when bool_and(have_devices) then 'device' end as kind
from sends_found
where told = (select told from sends_told)

-- makes: receivers
-- Where devices alone tell of pushes, the platforms whose devices do. One row per platform; none where nobody can say.
select distinct unnest(platforms) as platform
from sends_found
where (select told from sends_told) = 'received'
    and not exists (from sends_found where told = 'received' and list_contains(platforms, ''))

-- makes: events
-- tables: in_app_message_viewed, in_app_message_displayed, in_app_message_impression, in_app_opened
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: impressions
-- not measured: receipts, session_seconds, audience, country
select
    dump_row,
    id as event_id,
    'impression' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- tables: in_app_message_clicked, in_app_clicked
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: taps
select
    dump_row,
    id as event_id,
    'tap' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- No partner has a name of its own for this; apps that track it use one of these.
-- tables: in_app_message_dismissed, in_app_message_closed, in_app_closed
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: dismissals
select
    dump_row,
    id as event_id,
    'dismiss' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- tables: push_notification_sent, push_sent
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case (select kind from keys_told)
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- "Push Delivered" is Iterable's word for handed to the gateway; where sends are told, it is another's word for arrived.
-- tables: push_delivered
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case (select kind from keys_told)
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
where (select told from sends_told) = 'handed'

-- makes: events
-- What a device received was sent.
-- tables: push_notification_received, push_received
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case (select kind from keys_told)
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
where (select told from sends_told) = 'received'

-- makes: events
-- A push that came while the app was in front is no open, and has a table of its own that is not read. Opens of a platform whose devices do not tell
-- what they received have no message: they are listed as unread.
-- tables: push_notification_tapped, push_notification_opened, push_opened, push_clicked
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text, action text
-- measures: opens
select
    dump_row,
    id as event_id,
    'open' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case (select kind from keys_told)
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
where coalesce(lower(action), 'open') not in ('close', 'dismiss')
    and (context_os_name is null or not exists (from receivers) or lower(context_os_name) in (select platform from receivers))

-- makes: events
-- A push that bounced was not received: where nothing better is told it is told as a send, too, and tied to it by its own id.
-- tables: push_notification_bounced
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text
-- measures: bounces
select
    dump_row,
    id || suffix as event_id,
    acts.event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case when (select told from sends_told) in ('sent', 'handed') then case (select kind from keys_told)
            when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
            when 'device' then dispatch_id || ' ' || context_device_id
        end else id end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    cross join (values ('bounce', ''), ('send', '-send')) as acts(event_type, suffix)
where acts.event_type = 'bounce' or not exists (from sends_told where told in ('sent', 'handed'))

-- makes: events
-- Iterable's and others', which have a reason.
-- tables: push_bounced, push_failed
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text, reason text
-- measures: bounces, bounce_reasons
select
    dump_row,
    id as event_id,
    'bounce' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case (select kind from keys_told)
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    reason as bounce_reason,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: opens_of_platforms
-- The parts of files: one row per platform.
-- tables: push_notification_tapped, push_notification_opened, push_opened, push_clicked
-- may have: context_os_name text, action text
select lower(context_os_name) as platform, count(*) as rows
from dump
where coalesce(lower(action), 'open') not in ('close', 'dismiss')
group by all
