-- view
-- The users whose sessions are shown: exactly those counted as audience size where a snapshot exists, else those who received the
-- campaign (push: with a delivered send). Grain: one row per campaign and user.
select campaign_no, user_key
from facts.members
union all
select r.campaign_no, r.user_key
from facts.recipients as r
anti join facts.snapshots as s on s.campaign_no = r.campaign_no
where r.first_at is not null
