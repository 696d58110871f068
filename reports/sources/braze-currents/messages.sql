-- Braze Currents: messages and what users made of them. Grain: one event per row.
-- One folder, or one table of the Snowflake share, a type of event; within a type of Braze's at-least-once delivery the id is the same again.
-- A canvas stands for its campaign where there is none. In-app events name no single display, so an answer belongs to the latest one of its user; a push is
-- one dispatch to one device of one user, wherever all sends of its campaign name the three: else an answer belongs to its user's latest push, too.
-- received_at is the end of the hour that the event was queued in, which the folder names: no exact time is given.

-- makes: keys_found
-- The parts of files: one row per campaign, and whether each send of it has the key of its push.
-- tables: pushnotification_send, users_messages_pushnotification_send,
--   users_messages_pushnotification_send_shared
-- needs: user_id id
-- may have: campaign_id id, canvas_id id, dispatch_id id, device_id id
select coalesce(campaign_id, canvas_id, '') as campaign, bool_and(user_id || ' ' || dispatch_id || ' ' || device_id is not null) as are_whole
from dump
group by all

-- makes: keys_told
-- One row per campaign of which a send is told.
select campaign, bool_and(are_whole) as are_whole from keys_found group by campaign

-- makes: answers_found
-- The parts of files: one row per campaign of what takes a push.
-- tables: pushnotification_bounce, users_messages_pushnotification_bounce,
--   users_messages_pushnotification_bounce_shared, pushnotification_open, users_messages_pushnotification_open,
--   users_messages_pushnotification_open_shared
-- may have: campaign_id id, canvas_id id
select distinct coalesce(campaign_id, canvas_id) as campaign, 'push' as channel from dump

-- makes: answers_found
-- tables: inappmessage_click, users_messages_inappmessage_click, users_messages_inappmessage_click_shared
-- may have: campaign_id id, canvas_id id
select distinct coalesce(campaign_id, canvas_id) as campaign, 'in_app' as channel from dump

-- makes: unmeasured
-- Campaigns of which responses are told and not one message. Grain: one row per campaign and fact.
select distinct campaign as campaign_id, unnest(['sends', 'receipts']) as fact
from answers_found
where channel = 'push' and campaign is not null and campaign not in (select campaign from keys_told)
union all
select distinct campaign, 'impressions'
from answers_found
where channel = 'in_app' and campaign is not null and campaign not in (select campaign_id from messages_seen where channel = 'in_app')

-- makes: events
-- tables: inappmessage_impression, users_messages_inappmessage_impression,
--   users_messages_inappmessage_impression_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, platform text, sf_created_at instant
-- measures: impressions
-- not measured: receipts, dismissals, bounce_reasons, audience, app_version, country
select
    dump_row,
    id as event_id,
    'impression' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- A click on the body (no button_id) or on a button. Aborts are no dismissals: the message was never seen.
-- tables: inappmessage_click, users_messages_inappmessage_click, users_messages_inappmessage_click_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, platform text, sf_created_at instant
-- measures: taps
select
    dump_row,
    id as event_id,
    'tap' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- tables: pushnotification_send, users_messages_pushnotification_send,
--   users_messages_pushnotification_send_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   sf_created_at instant
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when keys_told.are_whole then user_id || ' ' || dispatch_id || ' ' || device_id end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump left join keys_told on keys_told.campaign = coalesce(campaign_id, canvas_id, '')

-- makes: events
-- tables: pushnotification_bounce, users_messages_pushnotification_bounce,
--   users_messages_pushnotification_bounce_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   sf_created_at instant
-- measures: bounces
select
    dump_row,
    id as event_id,
    'bounce' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when keys_told.are_whole then user_id || ' ' || dispatch_id || ' ' || device_id end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump left join keys_told on keys_told.campaign = coalesce(campaign_id, canvas_id, '')

-- makes: events
-- A button that only closes the push opens nothing. A push that came while the app was in front (IosForeground) is no open either, and is not read.
-- tables: pushnotification_open, users_messages_pushnotification_open,
--   users_messages_pushnotification_open_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   button_action_type text, timezone text, sf_created_at instant
-- measures: opens
select
    dump_row,
    id as event_id,
    'open' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when keys_told.are_whole then user_id || ' ' || dispatch_id || ' ' || device_id end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform,
    -- An unknown zone is none.
    try(date_diff('minute', time, time at time zone 'UTC' at time zone timezone)) as utc_offset_minutes
from dump left join keys_told on keys_told.campaign = coalesce(campaign_id, canvas_id, '')
where lower(button_action_type) is distinct from 'close'
