-- table
-- Sums over users by break-down key, columns as in sides.changing_sums. Grain: one row per campaign, break-down and key.
-- Most users only ever carry one combination of keys, and are counted by it. The others are in facts.changing_sums.
with
combinations as (
    select
        campaign_no, least_dims as dims_key,
        count(*) as users, products(messages, messages) as nn,
        products(dismissals + bounced, messages) as refusals_xn, products(dismissals + bounced, dismissals + bounced) as refusals_xx,
        count(*) filter (delivered > 0) as reached, products(delivered, delivered) as reached_nn,
        products(taps + opened, delivered) as responses_xn, products(taps + opened, taps + opened) as responses_xx
    from facts.recipients
    where least_dims = greatest_dims
    group by campaign_no, least_dims
),
steady as (
    select c.campaign_no, d.breakdown, d.key, c.* exclude (campaign_no, dims_key)
    from combinations as c
    inner join metrics.dims as d on d.campaign_no = c.campaign_no and d.dims_key = c.dims_key
)
select
    campaign_no, breakdown, key,
    total(users) as users, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
    total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
from (select * from steady union all by name select * from facts.changing_sums)
group by campaign_no, breakdown, key
