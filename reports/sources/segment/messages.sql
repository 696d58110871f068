-- Segment and RudderStack, tables of a warehouse: messages and what users made of them. Grain: one event per row.
-- One table an event, whose whole name is that of the event; the native spec has none for in-app messages, so their names are those of the partners that
-- send them. A column begins with the first row that fills it, so older files lack some: a campaign told by name alone finds its id by the name.
-- A push is one message for one user, or one dispatch to one device. Sends from a server know no device: then answers name no message, and belong
-- to the user's latest one. What tells of sends is found for each campaign by itself: one may be sent from a server, and another told by devices alone.

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
-- The parts of files: one row a campaign and file of sends, of what was handed to the gateway, and of what arrived: the keys that each row has, and the
-- platforms.
-- tables: push_notification_sent, push_sent
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id, user_id id, anonymous_id id,
--   dispatch_id id, message_id id, delivery_id id, context_device_id id, context_os_name text
select
    coalesce(campaign_id, canvas_id) as own_id,
    campaign_name,
    message_name,
    'sent' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump
group by all

-- makes: sends_found
-- tables: push_delivered
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id, user_id id, anonymous_id id,
--   dispatch_id id, message_id id, delivery_id id, context_device_id id, context_os_name text
select
    coalesce(campaign_id, canvas_id) as own_id,
    campaign_name,
    message_name,
    'handed' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump
group by all

-- makes: sends_found
-- tables: push_notification_received, push_received
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id, user_id id, anonymous_id id,
--   dispatch_id id, message_id id, delivery_id id, context_device_id id, context_os_name text
select
    coalesce(campaign_id, canvas_id) as own_id,
    campaign_name,
    message_name,
    'received' as told,
    bool_and(coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id) is not null) as have_ids,
    bool_and(dispatch_id || ' ' || context_device_id is not null) as have_devices,
    array_agg(distinct coalesce(lower(context_os_name), '')) as platforms
from dump
group by all

-- makes: sends_seen
-- One row per campaign and word of what was sent.
select
    coalesce(own_id, named_id, campaign_name, message_name, '') as campaign,
    told,
    bool_and(have_ids) as have_ids,
    bool_and(have_devices) as have_devices,
    list_sort(list_distinct(flatten(array_agg(platforms)))) as platforms
from sends_found left join campaign_ids using (campaign_name)
group by all

-- makes: sends_told
-- One row per campaign, since each may be sent by another tool. Its best word on what was sent: without a row of sends that is what was handed to the
-- gateway, which is Iterable's "Push Delivered"; without that, what arrived and what bounced. The key that every one of these has, so that answers find
-- theirs by it; null where there is none, and answers belong to their user's latest push. And where devices alone tell of pushes the platforms whose
-- devices do; null where nobody can say.
select
    campaign,
    told,
    case when have_ids then 'id' when have_devices then 'device' end as key_kind,
    case when told = 'received' and not list_contains(platforms, '') then platforms end as receivers
from sends_seen
qualify row_number() over (partition by campaign order by case told when 'sent' then 1 when 'handed' then 2 else 3 end) = 1

-- makes: sends_untold
-- One row: what holds of a campaign of which no send, and none that arrived, is told. Where devices alone tell of all others, all that was sent bounced.
select case when bool_and(told = 'received') then 'received' end as told from sends_told

-- makes: answers_found
-- The parts of files: one row a campaign and platform of what needs a push.
-- tables: push_notification_tapped, push_notification_opened, push_opened, push_clicked
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id, context_os_name text, action text
select
    coalesce(campaign_id, canvas_id) as own_id, campaign_name, message_name, 'open' as kind, lower(context_os_name) as platform, count(*) as rows
from dump
where coalesce(lower(action), 'open') not in ('close', 'dismiss')
group by all

-- makes: answers_found
-- tables: push_notification_bounced
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id
select coalesce(campaign_id, canvas_id) as own_id, campaign_name, message_name, 'bounce' as kind, null::varchar as platform, count(*) as rows
from dump
group by all

-- makes: answers_found
-- tables: push_bounced, push_failed
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id
select coalesce(campaign_id, canvas_id) as own_id, campaign_name, message_name, 'bounce with reason' as kind, null::varchar as platform, count(*) as rows
from dump
group by all

-- makes: answers_found
-- tables: in_app_message_clicked, in_app_clicked, in_app_message_dismissed, in_app_message_closed, in_app_closed
-- may have: campaign_id id, canvas_id id, campaign_name id, message_name id
select coalesce(campaign_id, canvas_id) as own_id, campaign_name, message_name, 'response' as kind, null::varchar as platform, count(*) as rows
from dump
group by all

-- makes: answers_told
-- One row per campaign, kind and platform.
select coalesce(own_id, named_id, campaign_name, message_name, '') as campaign, kind, platform, sum(rows) as rows
from answers_found left join campaign_ids using (campaign_name)
group by all

-- makes: unmeasured
-- What is told of other campaigns, and not of this one. Grain: one row per campaign and fact.
with
ways as (
    -- Bounces are told where sends are, or where arrivals are: one way says nothing of the campaigns of the other.
    select sends_told.campaign, told = 'received' as by_device, bounced.campaign is not null as has_bounce, coalesce(has_reason, false) as has_reason
    from sends_told
    left join (
        select campaign, bool_or(kind = 'bounce with reason') as has_reason
        from answers_told
        where kind in ('bounce', 'bounce with reason')
        group by campaign
    ) as bounced using (campaign)
)
select distinct campaign as campaign_id, unnest(['sends', 'receipts']) as fact
from answers_told
where kind in ('open', 'bounce', 'bounce with reason') and campaign not in (select campaign from sends_told)
    and not (kind <> 'open' and (select told from sends_untold) is not null)
union all
select distinct campaign, 'impressions'
from answers_told
where kind = 'response' and campaign not in (
    select coalesce(messages_seen.campaign_id, named_id, messages_seen.name)
    from messages_seen left join campaign_ids on campaign_name = messages_seen.name
    where channel = 'in_app')
union all
select campaign, 'bounces'
from ways
where by_device not in (select by_device from ways where has_bounce) and exists (from ways where has_bounce)
union all
select campaign, 'bounce_reasons' from ways where has_bounce and not has_reason

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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case sends_told.key_kind
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')

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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case sends_told.key_kind
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')
where sends_told.told = 'handed'

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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case sends_told.key_kind
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')
where sends_told.told = 'received'

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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case sends_told.key_kind
        when 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')
where coalesce(lower(action), 'open') not in ('close', 'dismiss')
    and (context_os_name is null or sends_told.receivers is null or list_contains(sends_told.receivers, lower(context_os_name)))

-- makes: events
-- A push that bounced was not received: where devices alone tell of pushes it is told as a send, too, and tied to it by its own id.
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
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case
        when coalesce(sends_told.told, '') not in ('sent', 'handed') then id
        when sends_told.key_kind = 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when sends_told.key_kind = 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')
    cross join (values ('bounce', ''), ('send', '-send')) as acts(event_type, suffix)
where acts.event_type = 'bounce' or coalesce(sends_told.told, (select told from sends_untold)) = 'received'

-- makes: events
-- Iterable's and others', which have a reason. Where devices alone tell of pushes, what bounced was sent, too, as above.
-- tables: push_bounced, push_failed
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id, message_name id, message_variation_id id,
--   canvas_variation_id id, dispatch_id id, message_id id, delivery_id id, context_device_id id,
--   context_app_version text, context_os_name text, context_timezone text, reason text
-- measures: bounces, bounce_reasons
select
    dump_row,
    id || suffix as event_id,
    acts.event_type,
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name) as campaign_id,
    case
        when coalesce(sends_told.told, '') not in ('sent', 'handed') then id
        when sends_told.key_kind = 'id' then coalesce(user_id, anonymous_id) || ' ' || coalesce(message_id, delivery_id)
        when sends_told.key_kind = 'device' then dispatch_id || ' ' || context_device_id
    end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    case when acts.event_type = 'bounce' then reason end as bounce_reason,
    lower(context_os_name) as platform,
    context_app_version as app_version,
    -- An unknown zone is none.
    try(date_diff('minute', received_at, received_at at time zone 'UTC' at time zone context_timezone)) as utc_offset_minutes
from dump left join campaign_ids using (campaign_name)
    left join sends_told on sends_told.campaign = coalesce(campaign_id, canvas_id, named_id, campaign_name, message_name, '')
    cross join (values ('bounce', ''), ('send', '-send')) as acts(event_type, suffix)
where acts.event_type = 'bounce' or coalesce(sends_told.told, (select told from sends_untold)) = 'received'
