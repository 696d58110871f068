-- table
-- Sums over users whose messages of a campaign carry different break-down keys, by each key that they carry. Grain: one row per campaign, break-down and key.
--   users … responses_xx  as in sides.cells, over all days
with
changing as (
    select campaign_no, user_key from sides.recipients where least_dims <> greatest_dims
),
days as (
    select u.campaign_no, u.user_key, u.least_dims as dims_key, u.messages, u.taps, u.dismissals, u.bounced, u.delivered, u.opened
    from sides.user_days as u
    semi join changing as c on c.campaign_no = u.campaign_no and c.user_key = u.user_key
    where u.least_dims = u.greatest_dims
    union all
    select campaign_no, user_key, dims_key, messages, taps, dismissals, bounced, delivered, opened from sides.split_days
),
keyed as (
    select
        u.campaign_no, u.user_key, d.breakdown, d.key,
        sum(u.messages) as messages, sum(u.taps) as taps, sum(u.dismissals) as dismissals, sum(u.bounced) as bounced, sum(u.delivered) as delivered, sum(u.opened) as opened
    from days as u
    inner join events.dims as d on d.dims_key = u.dims_key
    group by u.campaign_no, u.user_key, d.breakdown, d.key
)
select
    campaign_no, breakdown, key,
    count(*) as users, products(messages, messages) as nn,
    products(dismissals + bounced, messages) as refusals_xn, products(dismissals + bounced, dismissals + bounced) as refusals_xx,
    count(*) filter (delivered > 0) as reached, products(delivered, delivered) as reached_nn,
    products(taps + opened, delivered) as responses_xn, products(taps + opened, taps + opened) as responses_xx
from keyed
group by campaign_no, breakdown, key
