-- What messages of one dump carry for break-downs, and what its goals are called. Grain: one row per distinct combination, and one per goal.
-- Reads: dump (the columns of the contract).
--   dims_key  hash of the four texts together; null for a goal
--   goal      its name; null for a combination
with
messages as (
    select hash(variant, platform, country, app_version) as dims_key, variant, platform, country, app_version
    from dump
    where event_type in ('impression', 'send')
    group by all
),
goals as (
    select goal
    from dump
    where event_type = 'goal' and goal is not null
    group by goal
)
select *, null::varchar as goal from messages
union all
select null, null, null, null, null, goal from goals
order by all
