-- table
-- The compared weeks day by day, with sums over users of each day. Grain: one row per campaign and local day with a message.
--   messages, nn, refusals, refusals_xn, refusals_xx  of each user n messages, x of them refused: Σn, Σn·n, Σx, Σx·n, Σx·x
--   delivered, reached_nn, responses, responses_xn, responses_xx  the same with n delivered messages, x of them answered
--   users, reached  users of that day with a message, and with a delivered one
select
    campaign_no, is_recent, day,
    count(*) as users, total(messages) as messages, products(messages, messages) as nn,
    total(refusals) as refusals, products(refusals, messages) as refusals_xn, products(refusals, refusals) as refusals_xx,
    count(*) filter (delivered > 0) as reached, total(delivered) as delivered, products(delivered, delivered) as reached_nn,
    total(responses) as responses, products(responses, delivered) as responses_xn, products(responses, responses) as responses_xx
from trends.compared_days
group by campaign_no, is_recent, day
