-- table
-- Goals that accepted events at or before T carry, whatever their campaign. Grain: one row per goal.
--   has_value  whether one of them carries a value
select
    goal_key,
    any_value(goal) as goal,
    coalesce(bool_or(earliest_value <= getvariable('as_of')::timestamp), false) as has_value
from dumps.tallies
where goal_key is not null and fault is null and not is_ahead and earliest <= getvariable('as_of')::timestamp
group by goal_key
