-- Braze Currents: messages and what users made of them. Grain: one event per row.
-- One folder, or one table of the Snowflake share, a type of event; within a type of Braze's at-least-once delivery the id is the same again.
-- A canvas stands for its campaign where there is none. In-app events name no single display, so an answer belongs to the latest one of its user; a push is one
-- dispatch to one device of one user. received_at is the end of the hour that the event was queued in, which the folder names: no exact time is given.

-- makes: events
-- from: **/*inappmessage?impression*/**, **/*inappmessage?impression*
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, platform text, sf_created_at instant
-- measures: impressions
-- not measured: receipts, dismissals, bounce_reasons, audience, app_version, country
select
    dump_row,
    id as event_id,
    'impression' as event_type,
    time as occurred_at,
    coalesce(sf_created_at, try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour) as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- A click on the body (no button_id) or on a button. Aborts are no dismissals: the message was never seen.
-- from: **/*inappmessage?click*/**, **/*inappmessage?click*
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, platform text, sf_created_at instant
-- measures: taps
select
    dump_row,
    id as event_id,
    'tap' as event_type,
    time as occurred_at,
    coalesce(sf_created_at, try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour) as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- from: **/*pushnotification?send*/**, **/*pushnotification?send*
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   sf_created_at instant
-- measures: sends
select
    dump_row,
    id as event_id,
    'send' as event_type,
    time as occurred_at,
    coalesce(sf_created_at, try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour) as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when dispatch_id is not null then concat_ws(' ', user_id, dispatch_id, device_id) end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- from: **/*pushnotification?bounce*/**, **/*pushnotification?bounce*
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   sf_created_at instant
-- measures: bounces
select
    dump_row,
    id as event_id,
    'bounce' as event_type,
    time as occurred_at,
    coalesce(sf_created_at, try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour) as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when dispatch_id is not null then concat_ws(' ', user_id, dispatch_id, device_id) end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform
from dump

-- makes: events
-- A button that only closes the push opens nothing. A push that came while the app was in front (IosForeground) is no open either, and is not read.
-- from: **/*pushnotification?open*/**, **/*pushnotification?open*
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, message_variation_id id, canvas_variation_id id, dispatch_id id, device_id id, platform text,
--   button_action_type text, timezone text, sf_created_at instant
-- measures: opens
select
    dump_row,
    id as event_id,
    'open' as event_type,
    time as occurred_at,
    coalesce(sf_created_at, try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour) as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    case when dispatch_id is not null then concat_ws(' ', user_id, dispatch_id, device_id) end as message_id,
    coalesce(message_variation_id, canvas_variation_id) as variant,
    lower(platform) as platform,
    -- An unknown zone is none.
    try(date_diff('minute', time, time at time zone 'UTC' at time zone timezone)) as utc_offset_minutes
from dump
where lower(button_action_type) is distinct from 'close'
