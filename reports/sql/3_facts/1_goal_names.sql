-- table
-- Goals that accepted events at or before T carry, whatever their campaign. Grain: one row per goal.
--   goal_key, goal  null for goals without a name
--   has_value       whether one of them carries a value
select
    goal_key,
    any_value(goal) as goal,
    coalesce(bool_or(earliest_value <= getvariable('as_of')::timestamp), false) as has_value
from dumps.tallies
where is_goal and fault is null and not is_ahead and earliest <= getvariable('as_of')::timestamp
group by goal_key
