-- Google Analytics for Firebase: sessions. Grain: one event per session_start.
-- Nothing tells a session's end. Its length is the time that the app was in use: the sum of engagement_time_msec over the events of the session, wherever they stand.
-- A session without any was not in use, or its events are in no file here: its length is unknown.

-- makes: engagements
-- One row per event with engagement, known by its key: days are restated, and intraday tables lie beside daily ones, so that files cannot be summed by themselves.
-- tables: events, events_intraday, events_fresh
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: user_id id,
--   event_bundle_sequence_id whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole
-- measures: session_seconds
with
given as (
    select
        concat_ws('|', coalesce(user_pseudo_id, user_id, ''), epoch_us(event_timestamp), event_name, event_bundle_sequence_id,
        batch_page_id, batch_ordering_id, batch_event_index) as event_id,
        user_pseudo_id,
        list_filter(event_params, lambda p: p.key = 'ga_session_id')[1].value.int_value as session_no,
        list_filter(event_params, lambda p: p.key = 'engagement_time_msec')[1].value.int_value as engaged_ms
    from dump
)
select distinct hash(event_id) as event_key, hash(user_pseudo_id, session_no) as session_key, engaged_ms
from given
where engaged_ms > 0 and session_no is not null

-- makes: session_lengths
with
told as (
    select event_key, any_value(session_key) as session_key, max(engaged_ms) as engaged_ms from engagements group by event_key
)
select session_key, sum(engaged_ms)::bigint as engaged_ms from told group by session_key

-- makes: events
-- tables: events, events_intraday, events_fresh
-- needs: event_timestamp microseconds, event_name text, user_pseudo_id id,
--   event_params struct(key varchar, value struct(string_value varchar, int_value bigint, float_value double, double_value double))[]
-- may have: user_id id,
--   event_bundle_sequence_id whole, event_server_timestamp_offset whole, batch_event_index whole, batch_ordering_id whole, batch_page_id whole, platform text
with
starts as (
    select *, list_filter(event_params, lambda p: p.key = 'ga_session_id')[1].value.int_value as session_no
    from dump
    where event_name = 'session_start'
)
select
    dump_row,
    concat_ws('|', coalesce(user_pseudo_id, user_id, ''), epoch_us(event_timestamp), event_name, event_bundle_sequence_id,
        batch_page_id, batch_ordering_id, batch_event_index) as event_id,
    'session' as event_type,
    event_timestamp as occurred_at,
    event_timestamp + to_microseconds(event_server_timestamp_offset) as received_at,
    coalesce(user_id, user_pseudo_id) as user_id,
    user_pseudo_id || '.' || session_no as session_id,
    engaged_ms / 1000.0 as session_seconds,
    lower(platform) as platform
from starts left join session_lengths on session_key = hash(user_pseudo_id, session_no)
