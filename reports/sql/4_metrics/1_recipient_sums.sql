-- table
-- Recipients by the break-down keys that all their messages carry. Grain: one row per campaign and dims_key; null for users whose messages carry different ones.
--   users, nn, refusals_xn, refusals_xx  of users with n messages each, x of them dismissed or bounced: their number, Σn·n, Σx·n, Σx·x
--   reached, reached_nn, responses_xn, responses_xx  the same with n messages that did not bounce, x of them tapped or opened
with
users as (
    select
        r.campaign_no, case when r.least_dims = r.greatest_dims then r.least_dims end as dims_key,
        r.messages, r.answered, r.refused, r.messages - case when c.is_push then r.refused else 0 end as delivered
    from facts.recipients as r
    inner join given.campaigns as c on c.campaign_no = r.campaign_no
)
select
    campaign_no, dims_key,
    count(*) as users, products(messages, messages) as nn, products(refused, messages) as refusals_xn, products(refused, refused) as refusals_xx,
    count(*) filter (delivered > 0) as reached, products(delivered, delivered) as reached_nn,
    products(answered, delivered) as responses_xn, products(answered, answered) as responses_xx
from users
group by campaign_no, dims_key
