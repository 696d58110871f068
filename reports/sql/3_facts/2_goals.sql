-- table
-- Events at or before T that reach a goal; where something is kept, those of touched users. Grain: one row per event and goal that it reaches.
--   goal_ref     the goal: a goal's name, or a minimum session length; a session reaches every length that it is not below
--   value_millionths  of a goal event, in millionths of the campaign's own unit: whole, so that no order of threads changes a sum. Null for a session, for a
--                goal without one, and from 9 trillion on
--   campaign_no  the campaign that the event itself names; null for none (then last touch decides)
with
goals as (
    select distinct goal_ref, goal_key, min_session_seconds from given.goals
)
select e.event_no, e.user_key, e.occurred_at, e.campaign_no, g.goal_ref,
    case when abs(e.value) < 9e12 then round(e.value * 1e6)::bigint end as value_millionths
from facts.uses as e
inner join goals as g on g.goal_key = e.goal_key
where e.event_type = 8 and (e.campaign_key is null or e.campaign_no is not null)
union all
-- An opaque condition: for a plain comparison the planner would sort all sessions.
select e.event_no, e.user_key, e.occurred_at, e.campaign_no, g.goal_ref, null
from facts.uses as e
inner join goals as g on coalesce(e.session_seconds >= g.min_session_seconds, false)
where e.event_type = 7 and (e.campaign_key is null or e.campaign_no is not null)
