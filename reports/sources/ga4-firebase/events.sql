-- Google Analytics for Firebase, the BigQuery export: events_YYYYMMDD and events_intraday_YYYYMMDD. Grain: one event per row.
-- There is no id of an event. Its user, microsecond, name, bundle and, in newer tables, place in the batch name it: the same in a day's table, in the one that
-- restates it, and in the intraday table beside it, and in a file that somebody flattened, where it stands several times. The product takes them for duplicates.

-- makes: events
-- In-app messages (fiam_*): message_id is that of the campaign. No display has an id of its own, so an answer belongs to the latest one of its user.
-- Pushes: what devices received stands for what was sent; a dismissed push, and one that came while the app was in front, are no answers.
-- from: **/events_*, **/events_*/**
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id
-- may have: user_id id, event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[],
--   event_bundle_sequence_id whole, event_server_timestamp_offset whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole,
--   device struct(time_zone_offset_seconds bigint), geo struct(country varchar), app_info struct(version varchar), platform text
-- not measured: sends, bounces, bounce_reasons, variant, audience
with
messages as (
    select *, list_filter(event_params, lambda p: p.key = 'message_id')[1].value as campaign
    from dump
    where event_name in ('fiam_impression', 'fiam_action', 'fiam_dismiss', 'notification_receive', 'notification_open')
)
select
    dump_row,
    concat_ws('|', user_pseudo_id, epoch_us(event_timestamp), event_name, event_bundle_sequence_id, batch_page_id, batch_ordering_id, batch_event_index) as event_id,
    case event_name when 'fiam_impression' then 'impression' when 'fiam_action' then 'tap' when 'fiam_dismiss' then 'dismiss'
        when 'notification_receive' then 'send' else 'open' end as event_type,
    event_timestamp as occurred_at,
    event_timestamp + to_microseconds(event_server_timestamp_offset) as received_at,
    coalesce(user_id, user_pseudo_id) as user_id,
    coalesce(campaign.string_value, campaign.int_value::varchar) as campaign_id,
    lower(platform) as platform,
    app_info.version as app_version,
    geo.country as country,
    device.time_zone_offset_seconds // 60 as utc_offset_minutes
from messages

-- makes: events
-- Whatever Analytics does not collect of itself is a goal under its own name: which one counts, the campaign says.
-- from: **/events_*, **/events_*/**
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id
-- may have: user_id id, event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[],
--   event_value_in_usd number, event_bundle_sequence_id whole, event_server_timestamp_offset whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole,
--   platform text
with
customs as (
    select *, list_filter(event_params, lambda p: p.key = 'value')[1].value as given
    from dump
    where event_name not in (
        'fiam_impression', 'fiam_action', 'fiam_dismiss', 'notification_send', 'notification_receive', 'notification_open', 'notification_dismiss', 'notification_foreground',
        'first_open', 'first_visit', 'session_start', 'user_engagement', 'screen_view', 'page_view', 'scroll', 'click', 'file_download', 'view_search_results',
        'video_start', 'video_progress', 'video_complete', 'form_start', 'app_clear_data', 'app_exception', 'app_remove', 'app_update', 'app_store_refund', 'os_update', 'error',
        'ad_click', 'ad_exposure', 'ad_impression', 'ad_query', 'ad_reward', 'adunit_exposure', 'firebase_campaign', 'dynamic_link_app_open', 'dynamic_link_app_update',
        'dynamic_link_first_open')
)
select
    dump_row,
    concat_ws('|', user_pseudo_id, epoch_us(event_timestamp), event_name, event_bundle_sequence_id, batch_page_id, batch_ordering_id, batch_event_index) as event_id,
    'goal' as event_type,
    event_timestamp as occurred_at,
    event_timestamp + to_microseconds(event_server_timestamp_offset) as received_at,
    coalesce(user_id, user_pseudo_id) as user_id,
    event_name as goal,
    coalesce(given.double_value, given.float_value, given.int_value, event_value_in_usd) as value,
    lower(platform) as platform
from customs
