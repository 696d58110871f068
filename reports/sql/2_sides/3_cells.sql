-- table
-- Messages inside the period, counted at the finest grain that any daily row or break-down needs.
-- Grain: one row per campaign, local day of the message and break-down keys.
--   users, nn, refusals_xn, refusals_xx  sums over users whose messages of that day all carry these keys: n messages each, x of them dismissed or bounced
--   reached, reached_nn, responses_xn, responses_xx  the same with n messages that did not bounce, x of them tapped or opened
with
plain as (
    select
        campaign_no, day, least_dims as dims_key,
        total(messages) as messages, total(taps) as taps, total(dismissals) as dismissals, total(unanswered) as unanswered, total(bounced) as bounced, total(delivered) as delivered, total(opened) as opened,
        count(*) as users, products(messages, messages) as nn,
        products(dismissals + bounced, messages) as refusals_xn, products(dismissals + bounced, dismissals + bounced) as refusals_xx,
        count(*) filter (delivered > 0) as reached, products(delivered, delivered) as reached_nn,
        products(taps + opened, delivered) as responses_xn, products(taps + opened, taps + opened) as responses_xx
    from sides.user_days
    where least_dims = greatest_dims
    group by campaign_no, day, least_dims
),
split as (
    select
        campaign_no, day, dims_key,
        total(messages) as messages, total(taps) as taps, total(dismissals) as dismissals, total(unanswered) as unanswered, total(bounced) as bounced, total(delivered) as delivered, total(opened) as opened
    from sides.split_days
    group by campaign_no, day, dims_key
)
select
    campaign_no, day, dims_key,
    total(messages) as messages, total(taps) as taps, total(dismissals) as dismissals, total(unanswered) as unanswered, total(bounced) as bounced, total(delivered) as delivered, total(opened) as opened,
    total(users) as users, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
    total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
from (select * from plain union all by name select * from split)
group by campaign_no, day, dims_key
