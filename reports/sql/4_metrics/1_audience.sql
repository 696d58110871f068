-- table
-- Eligible users. Grain: one row per campaign for which their number is known.
--   basis  snapshot: users of the latest snapshot at or before T without is_holdout = true (push: and with push_enabled = true);
--          campaign: as the campaign's own row states
select s.campaign_no, count(p.user_key) as users, s.as_of, 'snapshot' as basis
from facts.snapshots as s
left join facts.members as p on p.campaign_no = s.campaign_no
group by s.campaign_no, s.as_of
union all
select c.campaign_no, c.audience_size, c.audience_as_of, 'campaign'
from given.campaigns as c
anti join facts.snapshots as s on s.campaign_no = c.campaign_no
where c.audience_size is not null
