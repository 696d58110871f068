-- table
-- Audiences of campaigns that no dump of campaigns names. Grain: one row per such campaign_id.
--   rows  rows of audience dumps that carry it
with
unknown as (
    select a.campaign_key, count(*) as rows
    from dumps.audience as a
    anti join given.known_campaigns as k on k.campaign_key = a.campaign_key
    group by a.campaign_key
)
-- Texts are read of these alone: mostly there are none.
select any_value(a.campaign_id) as campaign_id, any_value(u.rows) as rows
from unknown as u
inner join dumps.audience as a on a.campaign_key = u.campaign_key
group by u.campaign_key
