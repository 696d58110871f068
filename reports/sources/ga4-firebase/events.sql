-- Google Analytics for Firebase, the BigQuery export: events_YYYYMMDD and events_intraday_YYYYMMDD. Grain: one event per row.
-- There is no id of an event. Its user, microsecond, name, bundle and, in newer tables, place in the batch name it: the same in a day's table, in the one
-- that restates it, and in the intraday table beside it, and in a file that somebody flattened, where it stands several times. The product takes them for
-- duplicates.

-- makes: names_seen
-- The parts of files: one row per event, platform and file.
-- tables: events, events_intraday, events_fresh
-- needs: event_name text
-- may have: platform text
select event_name as name, lower(platform) as platform, count(*) as rows from dump group by all

-- makes: messages_named
-- The parts of files: one row per campaign, event, platform and file, of messages and what they led to.
-- tables: events, events_intraday, events_fresh
-- needs: event_name text,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: platform text
with
messages as (
    select
        event_name,
        lower(platform) as platform,
        list_filter(event_params, lambda p: p.key in ('message_id', '_nmid'))[1].value as id,
        list_filter(event_params, lambda p: p.key in ('label', 'message_label'))[1].value as label,
        list_filter(event_params, lambda p: p.key in ('message_name', '_nmn'))[1].value as name
    from dump
    where event_name in (
        'fiam_impression', 'fiam_action', 'fiam_dismiss',
        'firebase_in_app_message_impression', 'firebase_in_app_message_action', 'firebase_in_app_message_dismiss',
        'notification_receive', 'notification_open')
)
select
    coalesce(
        id.string_value, id.int_value::varchar, label.string_value, label.int_value::varchar, name.string_value, name.int_value::varchar, ''
    ) as campaign,
    regexp_replace(event_name, '^(fiam|firebase_in_app_message)_', '') as kind,
    platform,
    count(*) as rows
from messages
group by all

-- makes: receivers
-- Platforms whose SDK tells what devices receive: that of Android does, those of iOS and the web do not. One row per campaign, since an app may tell of
-- some pushes by itself; '' where a row names no platform.
select campaign, list_sort(array_agg(distinct coalesce(platform, ''))) as platforms
from messages_named
where kind = 'notification_receive'
group by campaign

-- makes: unmeasured
-- Campaigns of which responses are told and not one message. Grain: one row per campaign and fact.
select distinct campaign as campaign_id, unnest(['sends', 'receipts']) as fact
from messages_named
where kind = 'notification_open' and campaign not in (select campaign from receivers)
union all
select distinct campaign, 'impressions'
from messages_named
where kind in ('action', 'dismiss') and campaign not in (select campaign from messages_named where kind = 'impression')

-- makes: names_of_vendor
-- What Analytics collects of itself, and what looks like a message of it or of a partner's SDK. Grain: one row per name.
select distinct name
from names_seen
where name in (
        'first_open', 'first_visit', 'session_start', 'session_start_with_rollout', 'user_engagement', 'screen_view', 'page_view', 'scroll', 'click',
        'file_download', 'view_search_results', 'video_start', 'video_progress', 'video_complete', 'form_start', 'app_background', 'app_clear_data',
        'app_exception', 'app_remove', 'app_update', 'app_upgrade', 'app_store_refund', 'os_update', 'error', 'ad_activeview', 'ad_click', 'ad_exposure',
        'ad_impression', 'ad_query', 'ad_reward', 'adunit_exposure', 'firebase_campaign', 'dynamic_link_app_open', 'dynamic_link_app_update',
        'dynamic_link_first_open', 'dynamic_link_foreground')
    or regexp_full_match(name, '(i_?os_|android_|web_|os_)?(fiam|firebase_in_app_message|in_?app_message|in_?app_notification|push_notification|push_message)(_.*)?')
        and not regexp_matches(name, '_(enable|disable|permission|setting|opt_|prompt|preference|authori|subscri)')
    or regexp_full_match(
        name,
        '(i_?os_|android_|web_|os_)?(foreground_)?(in_?app|push|notification)_(foreground_)?('
        || 'draft|attempt|send|sent|deliver|receiv|influence|open|tap|click|link_click|bounc|fail|dismiss|clos|display|view|show|'
        || 'impression|action|foreground|expir|abort|suppress|convert|reject|drop|swip|interact|seen|read|page_display).*')

-- makes: unread
-- Engagement is read for the length of sessions.
select name, sum(rows) as rows
from names_seen
where name in (from names_of_vendor)
    and name not in (
        'fiam_impression', 'fiam_action', 'fiam_dismiss',
        'firebase_in_app_message_impression', 'firebase_in_app_message_action', 'firebase_in_app_message_dismiss',
        'notification_receive', 'notification_open', 'session_start', 'user_engagement')
group by name
union all
select 'notification_open on ' || platform || ', whose SDK tells no notification_receive', sum(rows)
from messages_named left join receivers using (campaign)
where kind = 'notification_open' and platform is not null and not coalesce(list_has_any(receivers.platforms, [platform, '']), false)
group by platform

-- makes: events
-- In-app messages: fiam_* of Android's SDK, firebase_in_app_message_* of iOS's; message_id is that of the campaign. No display has an id of its own, so an
-- answer belongs to the latest one of its user.
-- Pushes: what devices received stands for what was sent; a dismissed push, and one that came while the app was in front, are no answers. A push that a
-- server sent has a label at most, and no message_id: then the label is its campaign. Opens on a platform that tells nothing of what it received have no
-- message, and are listed as unread.
-- tables: events, events_intraday, events_fresh
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: user_id id, event_server_timestamp_offset whole,
--   event_bundle_sequence_id whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole,
--   device struct(time_zone_offset_seconds bigint), geo struct(country varchar), app_info struct(version varchar), platform text
-- not measured: sends, bounces, bounce_reasons, variant, audience
with
messages as (
    select
        *,
        list_filter(event_params, lambda p: p.key in ('message_id', '_nmid'))[1].value as id,
        list_filter(event_params, lambda p: p.key in ('label', 'message_label'))[1].value as label,
        list_filter(event_params, lambda p: p.key in ('message_name', '_nmn'))[1].value as name
    from dump
    where event_name in (
        'fiam_impression', 'fiam_action', 'fiam_dismiss',
        'firebase_in_app_message_impression', 'firebase_in_app_message_action', 'firebase_in_app_message_dismiss',
        'notification_receive', 'notification_open')
)
select
    dump_row,
    concat_ws('|', coalesce(user_pseudo_id, user_id, ''), epoch_us(event_timestamp), event_name, event_bundle_sequence_id,
        batch_page_id, batch_ordering_id, batch_event_index) as event_id,
    case
        when event_name like '%\_impression' escape '\' then 'impression'
        when event_name like '%\_action' escape '\' then 'tap'
        when event_name like '%\_dismiss' escape '\' then 'dismiss'
        when event_name = 'notification_receive' then 'send'
        else 'open'
    end as event_type,
    event_timestamp as occurred_at,
    event_timestamp + to_microseconds(event_server_timestamp_offset) as received_at,
    coalesce(user_id, user_pseudo_id) as user_id,
    coalesce(
        id.string_value, id.int_value::varchar, label.string_value, label.int_value::varchar, name.string_value, name.int_value::varchar
    ) as campaign_id,
    lower(platform) as platform,
    app_info.version as app_version,
    geo.country as country,
    device.time_zone_offset_seconds // 60 as utc_offset_minutes
from messages
    left join receivers on receivers.campaign = coalesce(
        id.string_value, id.int_value::varchar, label.string_value, label.int_value::varchar, name.string_value, name.int_value::varchar, '')
where event_name <> 'notification_open' or platform is null or coalesce(list_has_any(receivers.platforms, [lower(platform), '']), false)

-- makes: events
-- Whatever Analytics does not collect of itself is a goal under its own name: which one counts, the campaign says.
-- tables: events, events_intraday, events_fresh
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: user_id id, event_value_in_usd number, event_server_timestamp_offset whole,
--   event_bundle_sequence_id whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole, platform text
with
customs as (
    select *, list_filter(event_params, lambda p: p.key = 'value')[1].value as given
    from dump
    where event_name not in (from names_of_vendor)
)
select
    dump_row,
    concat_ws('|', coalesce(user_pseudo_id, user_id, ''), epoch_us(event_timestamp), event_name, event_bundle_sequence_id,
        batch_page_id, batch_ordering_id, batch_event_index) as event_id,
    'goal' as event_type,
    event_timestamp as occurred_at,
    event_timestamp + to_microseconds(event_server_timestamp_offset) as received_at,
    coalesce(user_id, user_pseudo_id) as user_id,
    event_name as goal,
    coalesce(given.double_value, given.float_value, given.int_value, event_value_in_usd) as value,
    lower(platform) as platform
from customs

-- makes: identities
-- Whoever logs in is the person that the app's instance stood for before. Grain: one row per pair and file.
-- tables: events, events_intraday, events_fresh
-- needs: user_pseudo_id id
-- may have: user_id id
select distinct user_pseudo_id as alias_id, user_id from dump where user_pseudo_id is not null and user_id is not null
