-- table
-- The compared weeks day by day, with sums over users of each day. Grain: one row per campaign and local day with a message.
--   users, messages, refusals, nn, refusals_xn, refusals_xx  of users with n messages each, x of them refused: their number, Σn, Σx, Σn·n, Σx·n, Σx·x
--   reached, delivered, responses, reached_nn, responses_xn, responses_xx  the same with n delivered messages, x of them answered
with
-- All responses up to T, less those beyond the horizon.
parts as (
    select c.campaign_no, c.day, c.messages as n, c.dismissals + c.bounced as x, c.taps + c.opened as answered
    from facts.cells as c
    inner join trends.stretches as s on s.campaign_no = c.campaign_no and c.day between s.before_first and s.recent_last
    union all
    select m.campaign_no, m.day, 0, case when m.is_refused then -1 else 0 end, case when m.is_answered then -1 else 0 end
    from facts.messages as m
    inner join trends.stretches as s on s.campaign_no = m.campaign_no and m.day between s.before_first and s.recent_last and m.delay_us > s.horizon_us
),
counted as (
    select campaign_no, day, total(n) as n, total(x) as x, total(answered) as answered
    from parts
    group by campaign_no, day
),
days as (
    select d.campaign_no, d.day, d.n, d.x, d.n - case when c.is_push then d.x else 0 end as delivered, d.answered
    from counted as d
    inner join given.campaigns as c on c.campaign_no = d.campaign_no
),
busy_users as (
    select
        m.campaign_no, m.day, m.user_key,
        count(*) as n,
        count(*) filter (m.is_refused and coalesce(m.delay_us <= s.horizon_us, true)) as x,
        count(*) filter (not (m.is_bounced and coalesce(m.delay_us <= s.horizon_us, true))) as delivered,
        count(*) filter (m.is_answered and coalesce(m.delay_us <= s.horizon_us, true)) as answered
    from facts.busy_messages as m
    inner join trends.stretches as s on s.campaign_no = m.campaign_no and m.day between s.before_first and s.recent_last
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
    d.campaign_no, d.day >= s.recent_first as is_recent, d.day,
    d.n + coalesce(b.users, 0) as users, d.n as messages, d.x as refusals,
    d.n + coalesce(b.nn, 0) as nn, d.x + coalesce(b.refusals_xn, 0) as refusals_xn, d.x + coalesce(b.refusals_xx, 0) as refusals_xx,
    d.delivered + coalesce(b.reached, 0) as reached, d.delivered, d.answered as responses,
    d.delivered + coalesce(b.reached_nn, 0) as reached_nn, d.answered + coalesce(b.responses_xn, 0) as responses_xn, d.answered + coalesce(b.responses_xx, 0) as responses_xx
from days as d
inner join trends.stretches as s on s.campaign_no = d.campaign_no
left join busy as b on b.campaign_no = d.campaign_no and b.day = d.day
