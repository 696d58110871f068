-- table
-- Compared users by what came of them: all that a comparison of arms needs, since only their number matters. Grain: one row per campaign, arm and outcome.
--   arm    null for users of several arms
--   users  of that arm and outcome
select campaign_no, arm, delivered, responses, is_mature, is_converted, value, count(*) as users
from variants.outcomes
group by campaign_no, arm, delivered, responses, is_mature, is_converted, value
