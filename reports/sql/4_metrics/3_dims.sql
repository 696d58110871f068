-- table
-- The break-down keys behind each dims_key. Grain: one row per campaign, dims_key and break-down.
with
used as (
    select distinct campaign_no, dims_key from facts.cells
),
dims as (
    select dims_key, any_value(variant) as variant, any_value(platform) as platform, any_value(country) as country, any_value(app_version) as app_version
    from dumps.dims
    group by dims_key
)
select u.campaign_no, u.dims_key, b.breakdown, b.key
from used as u
inner join dims as d on d.dims_key = u.dims_key
cross join lateral (
    values ('variant', d.variant), ('platform', d.platform), ('country', d.country), ('app_version', d.app_version)
) as b(breakdown, key)
