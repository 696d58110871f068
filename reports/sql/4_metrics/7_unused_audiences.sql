-- table
-- Audiences of which no figure comes. Grain: one row per sound campaign with such an audience.
--   rows    rows of audience dumps of the campaign
--   as_of   the earliest snapshot, UTC, where all lie after T; null where there is one before, of which nobody counts as a member
with
unused as (
    select c.campaign_no, c.campaign_key, s.campaign_no is not null as has_snapshot
    from given.campaigns as c
    left join facts.snapshots as s on s.campaign_no = c.campaign_no
    anti join (select campaign_no from metrics.audience where basis = 'snapshot' and users > 0) as u on u.campaign_no = c.campaign_no
)
select u.campaign_no, count(*) as rows, case when not any_value(u.has_snapshot) then min(a.as_of) end as as_of
from unused as u
inner join dumps.audience as a on a.campaign_key = u.campaign_key
group by u.campaign_no
