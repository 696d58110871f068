-- table
-- Figures by what the message carried; an answer follows its message. Grain: one row per campaign, break-down and key.
--   key               null for messages that carry none
--   impressions, unique_impressions, taps, dismissals  in-app; unique_impressions are users with an impression of the key
--   sent, bounced, delivered, opened, users  push; users are those with a delivered message of the key
--   low, high         95 % interval by user of taps and dismissals ÷ impressions, of bounced ÷ sent and of opened ÷ delivered; null for the other channel
with
messages as (
    select
        c.campaign_no, d.breakdown, d.key,
        total(c.messages) as messages, total(c.taps) as taps, total(c.dismissals) as dismissals,
        total(c.bounced) as bounced, total(c.delivered) as delivered, total(c.opened) as opened
    from facts.cells as c
    inner join metrics.dims as d on d.campaign_no = c.campaign_no and d.dims_key = c.dims_key
    group by all
),
ranges as (
    select
        m.*, u.users, u.reached,
        user_low(u.users, m.messages, m.dismissals + m.bounced, u.nn, u.refusals_xn, u.refusals_xx) as refused_low,
        user_high(u.users, m.messages, m.dismissals + m.bounced, u.nn, u.refusals_xn, u.refusals_xx) as refused_high,
        user_low(u.reached, m.delivered, m.taps + m.opened, u.reached_nn, u.responses_xn, u.responses_xx) as response_low,
        user_high(u.reached, m.delivered, m.taps + m.opened, u.reached_nn, u.responses_xn, u.responses_xx) as response_high
    from messages as m
    inner join metrics.breakdown_sums as u on u.campaign_no = m.campaign_no and u.breakdown = m.breakdown and u.key is not distinct from m.key
)
select
    r.campaign_no, r.breakdown, r.key,
    case when not c.is_push then r.messages else 0 end as impressions,
    case when not c.is_push then r.users else 0 end as unique_impressions,
    r.taps,
    r.dismissals,
    case when c.is_push then r.messages else 0 end as sent,
    r.bounced,
    case when c.is_push then r.delivered else 0 end as delivered,
    r.opened,
    case when c.is_push then r.reached end as users,
    case when not c.is_push then r.response_low end as tap_through_low,
    case when not c.is_push then r.response_high end as tap_through_high,
    case when not c.is_push then r.refused_low end as dismissal_low,
    case when not c.is_push then r.refused_high end as dismissal_high,
    case when c.is_push then r.refused_low end as bounce_low,
    case when c.is_push then r.refused_high end as bounce_high,
    case when c.is_push then r.response_low end as open_low,
    case when c.is_push then r.response_high end as open_high
from ranges as r
inner join given.campaigns as c on c.campaign_no = r.campaign_no
