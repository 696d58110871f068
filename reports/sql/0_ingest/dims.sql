-- What messages of one dump carry for break-downs. Grain: one row per distinct combination.
-- Reads: dump (the columns of the contract).
--   dims_key  hash of the four texts together
select hash(variant, platform, country, app_version) as dims_key, variant, platform, country, app_version
from dump
where event_type in ('impression', 'send')
group by all
order by all
