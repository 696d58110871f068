-- table
-- Sums over users by break-down key, columns as in sides.changing_sums. Grain: one row per campaign, break-down and key.
-- Most users only ever carry one combination of keys, and are counted by it. The others are in facts.changing_sums.
with
steady as (
    select c.campaign_no, d.breakdown, d.key, c.* exclude (campaign_no, dims_key)
    from metrics.recipient_sums as c
    inner join metrics.dims as d on d.campaign_no = c.campaign_no and d.dims_key = c.dims_key
)
select
    campaign_no, breakdown, key,
    total(users) as users, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
    total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
from (select * from steady union all by name select * from facts.changing_sums)
group by campaign_no, breakdown, key
