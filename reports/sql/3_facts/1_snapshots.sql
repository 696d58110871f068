-- table
-- The latest audience snapshot at or before T. Grain: one row per campaign that has one.
select c.campaign_no, max(a.as_of) as as_of
from dumps.audience as a
inner join given.campaigns as c on c.campaign_key = a.campaign_key
where a.as_of <= getvariable('as_of')::timestamp
group by c.campaign_no
