-- Airship Real-Time Data Streaming: events, all types in one stream. Grain: one event per row; of an OPEN that a push led to, two: the open, and the session it begins.
-- Duplicates of the stream have the same id. A push is known by its push_id, which all its receivers share, so a message is a push on one device (channel).
-- The campaign of a push is its group_id (an automation, a journey), by its own word or by that of PUSH_BODY or another event; a push of no group stands for itself.

-- makes: push_groups
-- Only pushes that are one of a group. Automations have a push_id for every run.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: type text
-- may have: body struct(push_id varchar, group_id varchar, triggering_push struct(push_id varchar, group_id varchar))
select distinct coalesce(body.push_id, body.triggering_push.push_id) as push_id, coalesce(body.group_id, body.triggering_push.group_id) as group_id
from dump
where coalesce(body.group_id, body.triggering_push.group_id) <> coalesce(body.push_id, body.triggering_push.push_id)

-- makes: groups
select push_id, min(group_id) as group_id from push_groups group by push_id

-- makes: acts_found
-- The parts of files: one row per push and type of messages and what they led to.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: type text
-- may have: device struct(device_type varchar),
--   body struct(push_id varchar, group_id varchar, triggering_push struct(push_id varchar, group_id varchar))
select distinct
    case when type = 'OPEN' then body.triggering_push.push_id else body.push_id end as push_id,
    case when type = 'OPEN' then body.triggering_push.group_id else body.group_id end as group_id,
    type
from dump
where type in ('SEND', 'SEND_REJECTED', 'OPEN', 'IN_APP_MESSAGE_DISPLAY', 'IN_APP_MESSAGE_RESOLUTION')
    and coalesce(lower(device.device_type), '') not in ('email', 'sms', 'mms', 'rcs')

-- makes: unmeasured
-- Campaigns of which responses are told and not one message: not every stream is subscribed to all types. Grain: one row per campaign and fact.
with
campaigns_found as (
    select distinct coalesce(nullif(acts_found.group_id, ''), groups.group_id, nullif(push_id, '')) as campaign, type
    from acts_found left join groups using (push_id)
)
select distinct campaign as campaign_id, unnest(['sends', 'receipts']) as fact
from campaigns_found
where type in ('OPEN', 'SEND_REJECTED') and campaign is not null
    and campaign not in (select campaign from campaigns_found where type = 'SEND' and campaign is not null)
union all
select distinct campaign, 'impressions'
from campaigns_found
where type = 'IN_APP_MESSAGE_RESOLUTION' and campaign is not null
    and campaign not in (select campaign from campaigns_found where type = 'IN_APP_MESSAGE_DISPLAY' and campaign is not null)

-- makes: session_ends
-- Devices tell a CLOSE late, when the app is used again.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: type text, occurred instant
-- may have: body struct(session_id varchar)
select body.session_id as session_id, min(occurred) as ended_at
from dump
where type = 'CLOSE' and body.session_id is not null
group by all

-- makes: session_lengths
select session_id, min(ended_at) as ended_at from session_ends group by session_id

-- makes: unread
-- The parts of files: one row per type, of what no section reads. E-mails and texts come in the same stream, their answers as custom events.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: type text
-- may have: device struct(device_type varchar), body struct(type varchar, name varchar)
with
named as (
    select
        type,
        lower(device.device_type) as device_type,
        case
            when type = 'IN_APP_MESSAGE_RESOLUTION' then lower(body.type)
            when type = 'CUSTOM' and lower(device.device_type) in ('email', 'sms', 'mms', 'rcs') then lower(body.name)
        end as detail
    from dump
)
select concat_ws(' ', type, detail, case when device_type in ('email', 'sms', 'mms', 'rcs') then 'of ' || device_type end) as name, count(*) as rows
from named
where device_type in ('email', 'sms', 'mms', 'rcs')
    or type is null
    or type not in ('IN_APP_MESSAGE_DISPLAY', 'IN_APP_MESSAGE_RESOLUTION', 'SEND', 'SEND_REJECTED', 'OPEN', 'CLOSE', 'CUSTOM', 'PUSH_BODY')
    or (type = 'IN_APP_MESSAGE_RESOLUTION'
        and coalesce(detail, '') not in ('button_click', 'message_click', 'button', 'message', 'user_dismissed', 'timed_out'))
group by all

-- makes: identities
-- A channel is a device, a named user its person. Grain: one row per pair and file.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- may have: "user" struct(named_user_id varchar),
--   device struct(ios_channel varchar, android_channel varchar, amazon_channel varchar, channel varchar, named_user_id varchar)
with
named as (
    select
        coalesce(device.ios_channel, device.android_channel, device.amazon_channel, device.channel) as channel,
        coalesce(nullif(device.named_user_id, ''), nullif("user".named_user_id, '')) as named_user_id
    from dump
)
select distinct channel as alias_id, named_user_id as user_id from named where channel is not null and named_user_id is not null

-- makes: events
-- A resolution by a click, on a button or on the message, is a tap; one by the user's dismissal or by time, a dismissal; a replaced or expired message is neither.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: id id, type text, occurred instant
-- may have: processed instant, "user" struct(named_user_id varchar),
--   device struct(ios_channel varchar, android_channel varchar, amazon_channel varchar, channel varchar, device_type varchar, named_user_id varchar, attributes struct(app_version varchar, locale_country_code varchar, locale_timezone varchar)),
--   body struct(push_id varchar, group_id varchar, variant_id varchar, session_id varchar, type varchar, reason varchar, name varchar, value varchar, triggering_push struct(push_id varchar, group_id varchar, variant_id varchar))
-- not measured: audience, bounce_reasons
with
streamed as (
    select
        *,
        coalesce(device.ios_channel, device.android_channel, device.amazon_channel, device.channel) as channel,
        case when type = 'OPEN' then body.triggering_push.push_id else body.push_id end as pushed,
        case when type = 'OPEN' then body.triggering_push.group_id else body.group_id end as grouped,
        coalesce(case when type = 'OPEN' then body.triggering_push.variant_id end, body.variant_id) as arm,
        case type
            when 'IN_APP_MESSAGE_DISPLAY' then 'impression'
            when 'IN_APP_MESSAGE_RESOLUTION' then case
                when lower(body.type) in ('button_click', 'message_click', 'button', 'message') then 'tap'
                when lower(body.type) in ('user_dismissed', 'timed_out') then 'dismiss' end
            when 'SEND' then 'send'
            when 'SEND_REJECTED' then 'bounce'
            when 'OPEN' then 'open'
            when 'CUSTOM' then 'goal'
        end as event_type
    from dump
    where coalesce(lower(device.device_type), '') not in ('email', 'sms', 'mms', 'rcs')
),
acts as (
    -- An OPEN of itself is no open of a push.
    select * from streamed where event_type is not null and (type <> 'OPEN' or pushed is not null)
    union all
    select * replace ('session' as event_type, id || '-session' as id, null as pushed, null as grouped, null as arm) from streamed where type = 'OPEN'
)
select
    dump_row,
    id as event_id,
    event_type,
    occurred as occurred_at,
    processed as received_at,
    coalesce(nullif(device.named_user_id, ''), nullif("user".named_user_id, ''), channel) as user_id,
    case when event_type <> 'session' then coalesce(nullif(grouped, ''), groups.group_id, nullif(pushed, '')) end as campaign_id,
    case when event_type in ('send', 'bounce', 'open') then channel || ' ' || pushed end as message_id,
    arm as variant,
    case when event_type = 'goal' then body.name end as goal,
    case when event_type = 'goal' then try_cast(body.value as double) end as value,
    body.session_id as session_id,
    case when event_type = 'session' then epoch(ended_at - occurred) end as session_seconds,
    case when event_type = 'bounce' then body.reason end as bounce_reason,
    case when device.ios_channel is not null then 'ios' when device.android_channel is not null then 'android' when device.amazon_channel is not null then 'amazon'
        else lower(device.device_type) end as platform,
    device.attributes.app_version as app_version,
    device.attributes.locale_country_code as country,
    try_cast(device.attributes.locale_timezone as bigint) // 60 as utc_offset_minutes
from acts left join groups on groups.push_id = acts.pushed left join session_lengths on session_lengths.session_id = acts.body.session_id
