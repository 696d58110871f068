-- table
-- Users whose conversions are made anew: those with a touched message, or with a new event that may reach a goal. Grain: one row per user.
select user_key from touched.pairs
union
select user_key
from dumps.fresh
where fault is null
    and (event_type = 8 or (event_type = 7 and session_seconds >= (select min(min_session_seconds) from given.goals)))
union
select user_key from touched.changed where event_type >= 7
