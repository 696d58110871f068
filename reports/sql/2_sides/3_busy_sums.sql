-- table
-- What counts of messages are off by where a user has several on one day: the sums over users of a day, less what they were if every message were another
-- user's. Grain: one row per campaign, local day and grouping with such a user.
--   is_by_variant  false: over all messages of the day; true: over those of one variant
--   variant        null where not by variant, and for messages that carry none
--   users, nn, refusals_xn, refusals_xx  of users with n messages each, x of them dismissed or bounced: their number, Σn·n, Σx·n, Σx·x
--   reached, reached_nn, responses_xn, responses_xx  the same with n messages that did not bounce, x of them tapped or opened
with
messages as (
    select
        campaign_no, user_key, day, dims_key,
        count(*) as n, count(*) filter (is_refused) as x, count(*) filter (not is_bounced) as delivered, count(*) filter (is_answered) as answered
    from sides.busy_messages
    group by campaign_no, user_key, day, dims_key
),
users as (
    select campaign_no, user_key, day, false as is_by_variant, null::varchar as variant, sum(n) as n, sum(x) as x, sum(delivered) as delivered, sum(answered) as answered
    from messages
    group by campaign_no, user_key, day
    union all
    select m.campaign_no, m.user_key, m.day, true, k.key, sum(m.n), sum(m.x), sum(m.delivered), sum(m.answered)
    from messages as m
    inner join events.dims as k on k.dims_key = m.dims_key and k.breakdown = 'variant'
    group by m.campaign_no, m.user_key, m.day, k.key
)
select
    campaign_no, day, is_by_variant, variant,
    total(1 - n) as users, total(n * n - n) as nn, total(x * n - x) as refusals_xn, total(x * x - x) as refusals_xx,
    total(least(delivered, 1) - delivered) as reached, total(delivered * delivered - delivered) as reached_nn,
    total(answered * delivered - answered) as responses_xn, total(answered * answered - answered) as responses_xx
from users
group by campaign_no, day, is_by_variant, variant
