-- table
-- Campaigns of whose recipients hardly one, fewer than one in ten, is in the snapshot of their audience: the two may name people in different ways.
-- Grain: one row per such campaign.
--   recipients, members  users with a message, and users of the snapshot: 30 or more of each
--   shared               users that are both
with
met as (
    select
        r.campaign_no,
        count(*) as recipients,
        count(*) filter ((r.campaign_no, r.user_key) in (select (campaign_no, user_key) from facts.members)) as shared
    from facts.recipients as r
    where r.campaign_no in (select campaign_no from facts.snapshots)
    group by r.campaign_no
),
sizes as (
    select campaign_no, count(*) as members from facts.members group by campaign_no
)
select m.campaign_no, m.recipients, s.members, m.shared
from met as m
inner join sizes as s on s.campaign_no = m.campaign_no
where m.recipients >= 30 and s.members >= 30 and m.shared * 10 < m.recipients
