-- table
-- Events at or before T that reach a goal. Grain: one row per event and goal that it reaches.
--   goal_ref     the goal: a goal's name, or a minimum session length; a session reaches every length that it is not below
--   campaign_no  the campaign that the event itself names; null for none (then last touch decides)
select e.event_no, e.user_key, e.occurred_at, e.campaign_no, r.goal_ref
from events.accepted as e
inner join (select distinct goal_ref, goal_key from given.goals where goal_key is not null) as r on r.goal_key = e.goal_key
where e.event_type = 8 and e.occurred_at <= getvariable('as_of')::timestamp
    and (e.campaign_key is null or e.campaign_no is not null)
union all
select s.event_no, s.user_key, s.occurred_at, s.campaign_no, r.goal_ref
from facts.sessions as s
inner join (select distinct goal_ref, min_session_seconds from given.goals where min_session_seconds is not null) as r
    on s.session_seconds >= r.min_session_seconds
where not s.is_bound or s.campaign_no is not null
