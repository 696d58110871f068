-- table
-- The break-down keys behind each dims_key. Grain: one row per campaign, dims_key and break-down.
select u.campaign_no, u.dims_key, d.breakdown, d.key
from (select distinct campaign_no, dims_key from facts.cells) as u
inner join events.dims as d on d.dims_key = u.dims_key
