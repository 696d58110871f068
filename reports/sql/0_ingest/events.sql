-- One dump of events, judged by itself and made compact: what is written to staged Parquet.
-- Grain: one row per row of the dump, in its order, so that a row's place here is its place there.
-- Reads: dump (the columns of the contract).
--   event_key, user_key, campaign_key, goal_key  64-bit hash of the text; null for none
--   message_key    64-bit hash of campaign_id and message_id, since a message_id names a message within its campaign; null for none
--   event_id       the text, for duplicates and ties
--   event_type     1 impression, 2 tap, 3 dismiss, 4 send, 5 bounce, 6 open, 7 session, 8 goal; null: unknown
--   occurred_at, received_at  UTC
--   campaign_id    the text, by which an unknown campaign is told of
--   lateness       from its occurrence to its receipt: 1 received before it occurred, 2 within an hour, 3 within 24 hours, 4 within 7 days, 5 later; 0 not given;
--                  (6 after the present, as other dumps tell it: then it is taken as not given)
--   dims_key       hash of variant, platform, country and app_version together: a row of the dump's dims
--   value          of a goal, in the campaign's own unit, as given
--   session_seconds  as given
--   utc_offset_minutes  how far the user's own clock is ahead of UTC; null where it is not given, or no clock of the earth
--   fault          the first fault that the row has by itself, null for none; places leave room for the two faults that need
--                  to know other dumps: 1 no_event_id, 2 no_user_id, 3 unknown_event_type, 4 no_occurred_at, 5 occurred_before_2000,
--                  (6 occurred_in_future), 7 session_seconds_negative, 8 session_seconds_over_24h, 9 no_campaign_id, (10 unknown_campaign_id)
with
named as (
    select
        *,
        case event_type
            when 'impression' then 1 when 'tap' then 2 when 'dismiss' then 3
            when 'send' then 4 when 'bounce' then 5 when 'open' then 6
            when 'session' then 7 when 'goal' then 8
        end::utinyint as type_code,
        epoch_us(received_at) - epoch_us(occurred_at) as delay_us
    from dump
)
select
    case when event_id is not null then hash(event_id) end as event_key,
    event_id,
    type_code as event_type,
    occurred_at,
    received_at,
    case
        when delay_us between 0 and 3600000000 then 2
        when delay_us is null then 0
        when delay_us < 0 then 1
        when delay_us <= 86400000000 then 3
        when delay_us <= 604800000000 then 4
        else 5
    end::utinyint as lateness,
    case when user_id is not null then hash(user_id) end as user_key,
    case when campaign_id is not null then hash(campaign_id) end as campaign_key,
    campaign_id,
    case when message_id is not null then hash(campaign_id, message_id) end as message_key,
    hash(variant, platform, country, app_version) as dims_key,
    case when goal is not null then hash(goal) end as goal_key,
    value,
    session_seconds,
    bounce_reason,
    case when utc_offset_minutes between -1080 and 1080 then utc_offset_minutes end::smallint as utc_offset_minutes,
    case
        -- Asked first because it is nearly always so.
        when event_id is not null and user_id is not null and type_code is not null and occurred_at >= timestamp '2000-01-01'
            and (session_seconds is null or session_seconds between 0 and 86400) and (campaign_id is not null or type_code > 6) then null
        when event_id is null then 1
        when user_id is null then 2
        when type_code is null then 3
        when occurred_at is null then 4
        when occurred_at < timestamp '2000-01-01' then 5
        when session_seconds < 0 then 7
        when session_seconds > 86400 then 8
        else 9
    end::utinyint as fault
from named
