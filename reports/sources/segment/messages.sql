-- Segment and RudderStack: messages, out of warehouse tables, one table an event. Grain: one event per row; of a bounce that was never told as sent, two.
-- Segment's own names have no in-app messages: those of Braze (in_app_message_viewed), OneSignal (in_app_message_impression) and Iterable (in_app_opened) are known.
-- Four clocks: timestamp is the device's, put right by the difference between sent_at and its arrival; where a file is older than that column, the next best stands in.
-- A column begins with the first row that fills it, so older files lack some: a campaign told by name alone finds its id by the name.

-- makes: campaigns_named
-- The parts of files: one row per name and id.
-- from: **/*in_app_*, **/*in_app_*/**, **/*push_*, **/*push_*/**
-- may have: campaign_id id, campaign_name id
select distinct campaign_name, campaign_id from dump where campaign_name is not null and campaign_id is not null

-- makes: campaign_ids
select campaign_name, min(campaign_id) as named_id from campaigns_named group by campaign_name

-- makes: sends_told
-- One row where a table of sends was dumped. Without one, what arrived and what bounced is what was sent.
-- from: **/*push_notification_sent*, **/*push_notification_sent*/**, **/*push_sent*, **/*push_sent*/**, **/*push_delivered*, **/*push_delivered*/**
select true as is_told from dump limit 1

-- makes: events
-- from: **/*in_app_message_viewed*, **/*in_app_message_viewed*/**, **/*in_app_message_impression*, **/*in_app_message_impression*/**, **/*in_app_opened*, **/*in_app_opened*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: impressions
-- not measured: receipts, session_seconds, audience, country
select
    dump_row,
    id as event_id,
    'impression' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- from: **/*in_app_message_clicked*, **/*in_app_message_clicked*/**, **/*in_app_clicked*, **/*in_app_clicked*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: taps
select
    dump_row,
    id as event_id,
    'tap' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- No partner has a name of its own for this; apps that track it use one of these.
-- from: **/*in_app_message_dismissed*, **/*in_app_message_dismissed*/**, **/*in_app_message_closed*, **/*in_app_message_closed*/**, **/*in_app_closed*, **/*in_app_closed*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: dismissals
select
    dump_row,
    id as event_id,
    'dismiss' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- "Push Delivered" is Iterable's word for handed to the gateway.
-- from: **/*push_notification_sent*, **/*push_notification_sent*/**, **/*push_sent*, **/*push_sent*/**, **/*push_delivered*, **/*push_delivered*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, dispatch_id id, message_id id, context_device_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    case when coalesce(dispatch_id, message_id) is not null then concat_ws(' ', coalesce(user_id, anonymous_id), coalesce(dispatch_id, message_id), context_device_id) end as message_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- What a device received was sent.
-- from: **/*push_notification_received*, **/*push_notification_received*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, dispatch_id id, message_id id, context_device_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    case when coalesce(dispatch_id, message_id) is not null then concat_ws(' ', coalesce(user_id, anonymous_id), coalesce(dispatch_id, message_id), context_device_id) end as message_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
where not exists (from sends_told)

-- makes: events
-- from: **/*push_notification_tapped*, **/*push_notification_tapped*/**, **/*push_notification_opened*, **/*push_notification_opened*/**, **/*push_opened*, **/*push_opened*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, dispatch_id id, message_id id, context_device_id id, context_app_version text, context_os_name text, context_timezone text, action text
-- measures: opens
select
    dump_row,
    id as event_id,
    'open' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    case when coalesce(dispatch_id, message_id) is not null then concat_ws(' ', coalesce(user_id, anonymous_id), coalesce(dispatch_id, message_id), context_device_id) end as message_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
where coalesce(lower(action), 'open') not in ('close', 'dismiss')

-- makes: events
-- A push that bounced was not received: without a table of sends it is told as a send, too, and tied to it by its own id.
-- from: **/*push_notification_bounced*, **/*push_notification_bounced*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, dispatch_id id, message_id id, context_device_id id, context_app_version text, context_os_name text, context_timezone text
-- measures: bounces
select
    dump_row,
    concat(id, suffix) as event_id,
    acts.event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    case when coalesce(dispatch_id, message_id) is not null then concat_ws(' ', coalesce(user_id, anonymous_id), coalesce(dispatch_id, message_id), context_device_id)
        when not exists (from sends_told) then id end as message_id,
    message_variation_id as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    cross join (values ('bounce', ''), ('send', '-send')) as acts(event_type, suffix)
where acts.event_type = 'bounce' or not exists (from sends_told)

-- makes: events
-- Iterable's, which has a reason.
-- from: **/*push_bounced*, **/*push_bounced*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, campaign_name id, message_name id, message_variation_id id, dispatch_id id, message_id id, context_device_id id, context_app_version text, context_os_name text, context_timezone text, reason text
-- measures: bounces, bounce_reasons
select
    dump_row,
    id as event_id,
    'bounce' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name, message_name) as campaign_id,
    case when coalesce(dispatch_id, message_id) is not null then concat_ws(' ', coalesce(user_id, anonymous_id), coalesce(dispatch_id, message_id), context_device_id) end as message_id,
    message_variation_id as variant,
    reason as bounce_reason,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
