-- table
-- Bounced messages by the reason of their first bounce. Grain: one row per campaign and reason.
--   reason  null: not given
select campaign_no, bounce_reason as reason, count(*) as count
from facts.push_outcomes
where is_bounced
group by all
