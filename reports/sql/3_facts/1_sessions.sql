-- table
-- App sessions at or before T. Grain: one row per session.
--   session_seconds  null where not given
--   is_bound         it carries a campaign_id, and campaign_no is that campaign where it is known
select event_no, user_key, occurred_at, session_seconds, campaign_no, campaign_key is not null as is_bound
from events.accepted
where event_type = 7 and occurred_at <= getvariable('as_of')::timestamp
