-- table
-- Campaigns that rows name and no dump of campaigns does. Grain: one row per such campaign_id.
--   rows  that carry it, of every kind, faulty ones and duplicates among them
select any_value(t.campaign_id) as campaign_id, sum(t.rows)::bigint as rows
from dumps.tallies as t
anti join given.known_campaigns as k on k.campaign_key = t.campaign_key
where t.campaign_key is not null
group by t.campaign_key
