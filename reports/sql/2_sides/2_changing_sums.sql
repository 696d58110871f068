-- table
-- Sums over users whose messages of a campaign carry different break-down keys, by each key that they carry. Grain: one row per campaign, break-down and key.
--   users, nn, refusals_xn, refusals_xx  of users with n messages each, x of them dismissed or bounced: their number, Σn·n, Σx·n, Σx·x
--   reached, reached_nn, responses_xn, responses_xx  the same with n messages that did not bounce, x of them tapped or opened
with
changing as (
    select campaign_no, user_key from sides.recipients where least_dims <> greatest_dims
),
messages as (
    select
        d.campaign_no, d.user_key, d.dims_key,
        count(*) as n, count(*) filter (d.is_dismissed or d.is_bounced) as x,
        count(*) filter (not d.is_bounced) as delivered, count(*) filter (d.is_tapped or d.opened_at is not null) as answered
    from matching.deliveries as d
    semi join changing as c on c.campaign_no = d.campaign_no and c.user_key = d.user_key
    group by d.campaign_no, d.user_key, d.dims_key
),
keyed as (
    select m.campaign_no, m.user_key, k.breakdown, k.key, sum(m.n) as n, sum(m.x) as x, sum(m.delivered) as delivered, sum(m.answered) as answered
    from messages as m
    inner join events.dims as k on k.dims_key = m.dims_key
    group by m.campaign_no, m.user_key, k.breakdown, k.key
)
select
    campaign_no, breakdown, key,
    count(*) as users, total(n * n) as nn, total(x * n) as refusals_xn, total(x * x) as refusals_xx,
    count(*) filter (delivered > 0) as reached, total(delivered * delivered) as reached_nn, total(answered * delivered) as responses_xn, total(answered * answered) as responses_xx
from keyed
group by campaign_no, breakdown, key
