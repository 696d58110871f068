-- table
-- Goals that accepted events at or before T carry, whatever their campaign. Grain: one row per goal.
--   goal_key, goal  0 and null for goals without a name
--   has_value       whether one of them carries a value
with
names as (
    select goal, hash(goal) as goal_key from dumps.dims where goal is not null group by goal
),
found as (
    select goal_key, coalesce(bool_or(earliest_value <= getvariable('as_of')::timestamp), false) as has_value
    from dumps.tallies
    where goal_key is not null and fault is null and not is_ahead and earliest <= getvariable('as_of')::timestamp
    group by goal_key
)
select f.goal_key, n.goal, f.has_value
from found as f
left join names as n on n.goal_key = f.goal_key
