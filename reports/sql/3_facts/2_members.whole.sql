-- table
-- The users counted as audience size, of campaigns with a snapshot. Grain: one row per campaign and user.
-- A user twice in a snapshot is held out if any row says so, and push-enabled if any row says so.
select c.campaign_no, a.user_key
from dumps.audience as a
inner join given.campaigns as c on c.campaign_key = a.campaign_key
inner join facts.snapshots as s on s.campaign_no = c.campaign_no and s.as_of = a.as_of
group by c.campaign_no, a.user_key
having not bool_or(a.is_holdout) and (not any_value(c.is_push) or bool_or(a.is_push_enabled))
