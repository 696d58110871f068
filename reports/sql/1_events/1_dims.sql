-- table
-- What the keys of messages for break-downs mean. Grain: one row per dims_key and break-down.
with
dims as (
    select dims_key, any_value(variant) as variant, any_value(platform) as platform, any_value(country) as country, any_value(app_version) as app_version
    from dumps.dims
    where dims_key is not null
    group by dims_key
)
select d.dims_key, b.breakdown, b.key
from dims as d
cross join lateral (
    values ('variant', d.variant), ('platform', d.platform), ('country', d.country), ('app_version', d.app_version)
) as b(breakdown, key)
