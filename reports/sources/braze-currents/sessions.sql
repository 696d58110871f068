-- Braze Currents: sessions. Grain: one event per SessionStart. How long it lasted stands in SessionEnd, which comes later and in other files.

-- makes: session_ends
-- tables: app_sessionend, users_behaviors_app_sessionend, users_behaviors_app_sessionend_shared
-- needs: session_id id
-- may have: duration number
-- measures: session_seconds
select session_id, max(duration) as seconds from dump where session_id is not null group by session_id

-- makes: session_lengths
select session_id, max(seconds) as seconds from session_ends group by session_id

-- makes: events
-- tables: app_sessionstart, users_behaviors_app_sessionstart, users_behaviors_app_sessionstart_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, session_id id, platform text, sf_created_at instant
-- measures: sessions
select
    dump_row,
    id as event_id,
    'session' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    session_id,
    seconds as session_seconds,
    lower(platform) as platform
from dump left join session_lengths using (session_id)
