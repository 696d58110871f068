-- table
-- The campaign weeks that a comparison sets against each other: the latest that are over for 24 hours, at most four and at most half of all, and as
-- many just before. Grain: one row per campaign with two such weeks or more.
--   weeks           length of each stretch: 1..4
--   recent_first, recent_last, before_first, before_last  local days, both ends included
--   horizon_us      how long after its message a response counts in either stretch, so that all messages have the same time to be answered: from the
--                   latest message of the later weeks until 24 hours after their end. Microseconds; null where these have no message
with
latest as (
    select m.campaign_no, max(m.occurred_at) as occurred_at
    from facts.messages as m
    inner join given.campaigns as c on c.campaign_no = m.campaign_no and m.day between c.recent_first_day and c.recent_last_day
    group by m.campaign_no
)
select
    c.campaign_no,
    c.compared_weeks as weeks,
    c.recent_first_day as recent_first,
    c.recent_last_day as recent_last,
    c.recent_first_day - 7 * c.compared_weeks as before_first,
    c.recent_first_day - 1 as before_last,
    epoch_us(c.recent_until_at) + 86400000000 - epoch_us(l.occurred_at) as horizon_us
from given.campaigns as c
left join latest as l on l.campaign_no = c.campaign_no
where c.compared_weeks > 0
