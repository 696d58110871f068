-- table
-- The compared weeks over users: sums and products of what each has in the earlier stretch (1) and in the later (2), for rates whose messages may be the
-- same users' in both. Grain: one row per campaign and measure.
--   measure        refusals: n messages, x of them dismissed or bounced; responses: n delivered messages, x of them tapped or opened
--   users          with a message in the denominator of either stretch; users_1, users_2 of each
--   n1_n1 … x2_x2  Σ of the products of two of n1, x1, n2, x2
with
users as (
    select
        campaign_no, user_key,
        count(*) filter (not is_recent) as messages_1, count(*) filter (is_recent) as messages_2,
        count(*) filter (not is_recent and is_delivered) as delivered_1, count(*) filter (is_recent and is_delivered) as delivered_2,
        count(*) filter (not is_recent and is_refused) as refusals_1, count(*) filter (is_recent and is_refused) as refusals_2,
        count(*) filter (not is_recent and is_answered) as responses_1, count(*) filter (is_recent and is_answered) as responses_2
    from trends.compared_messages
    group by campaign_no, user_key
),
measures as (
    select campaign_no, 'refusals' as measure, messages_1 as n1, refusals_1 as x1, messages_2 as n2, refusals_2 as x2 from users
    union all
    select campaign_no, 'responses', delivered_1, responses_1, delivered_2, responses_2 from users where delivered_1 + delivered_2 > 0
)
select
    campaign_no, measure,
    count(*) as users, count(*) filter (n1 > 0) as users_1, count(*) filter (n2 > 0) as users_2,
    products(n1, n1) as n1_n1, products(n1, x1) as n1_x1, products(x1, x1) as x1_x1,
    products(n2, n2) as n2_n2, products(n2, x2) as n2_x2, products(x2, x2) as x2_x2,
    products(n1, n2) as n1_n2, products(n1, x2) as n1_x2, products(x1, n2) as x1_n2, products(x1, x2) as x1_x2
from measures
group by campaign_no, measure
