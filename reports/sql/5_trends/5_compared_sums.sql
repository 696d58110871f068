-- table
-- The compared weeks day by day, with sums over users of each day. Grain: one row per campaign and local day with a message.
--   users, messages, refusals, nn, refusals_xn, refusals_xx  of users with n messages each, x of them refused: their number, Σn, Σx, Σn·n, Σx·n, Σx·x
--   reached, delivered, responses, reached_nn, responses_xn, responses_xx  the same with n delivered messages, x of them answered
with
days as (
    select
        campaign_no, is_recent, day,
        count(*) as n, count(*) filter (is_refused) as x, count(*) filter (is_delivered) as delivered, count(*) filter (is_answered) as answered
    from trends.compared_messages
    group by campaign_no, is_recent, day
),
busy_users as (
    select
        m.campaign_no, m.day, m.user_key,
        count(*) as n, count(*) filter (m.is_refused) as x, count(*) filter (m.is_delivered) as delivered, count(*) filter (m.is_answered) as answered
    from trends.compared_messages as m
    semi join facts.busy_days as b on b.key = hash(m.campaign_no, m.user_key, m.day)
    group by m.campaign_no, m.day, m.user_key
),
-- By what the counts are off where a user has several messages on one day.
busy as (
    select
        campaign_no, day,
        total(1 - n) as users, total(n * n - n) as nn, total(x * n - x) as refusals_xn, total(x * x - x) as refusals_xx,
        total(least(delivered, 1) - delivered) as reached, total(delivered * delivered - delivered) as reached_nn,
        total(answered * delivered - answered) as responses_xn, total(answered * answered - answered) as responses_xx
    from busy_users
    group by campaign_no, day
)
select
    d.campaign_no, d.is_recent, d.day,
    d.n + coalesce(b.users, 0) as users, d.n as messages, d.x as refusals,
    d.n + coalesce(b.nn, 0) as nn, d.x + coalesce(b.refusals_xn, 0) as refusals_xn, d.x + coalesce(b.refusals_xx, 0) as refusals_xx,
    d.delivered + coalesce(b.reached, 0) as reached, d.delivered, d.answered as responses,
    d.delivered + coalesce(b.reached_nn, 0) as reached_nn, d.answered + coalesce(b.responses_xn, 0) as responses_xn, d.answered + coalesce(b.responses_xx, 0) as responses_xx
from days as d
left join busy as b on b.campaign_no = d.campaign_no and b.day = d.day
