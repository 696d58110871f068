-- table
-- Events whose event_id another event has too, of another type or user: they all stand. Grain: one row per event.
select event_key, event_no, campaign_no
from events.candidates
where is_reused and not is_repeated
union all
select k.event_key, k.event_no, k.campaign_no
from kept.reused as k
anti join events.maybe_repeated as r on r.key = k.event_key
