-- table
-- Messages of each variant by the local day of the message, and what became of them whenever that was. Messages that name no variant are left out.
-- Grain: one row per campaign, variant and day with such a message, of the eight variants with most messages (of equal ones the first by name).
--   complete  false for the day of T
--   users     with an impression, or a delivered message, of that variant and day
--   impressions, taps  in-app; sent, delivered, opened  push, opened on the day of the send
--   rates     0..1 with 95 % interval by user; null on a day without impressions (without a delivered message)
with
keyed as (
    select
        c.campaign_no, k.key as variant, c.day, c.messages, c.taps, c.delivered, c.opened,
        c.delivered as reached, c.delivered as reached_nn, c.taps + c.opened as responses_xn, c.taps + c.opened as responses_xx
    from facts.cells as c
    inner join metrics.dims as k on k.campaign_no = c.campaign_no and k.dims_key = c.dims_key and k.breakdown = 'variant' and k.key is not null
    union all by name
    select campaign_no, variant, day, reached, reached_nn, responses_xn, responses_xx from facts.busy_sums where is_by_variant and variant is not null
),
sizes as (
    select campaign_no, variant, total(messages) as messages from keyed group by all
),
largest as (
    select campaign_no, variant
    from sizes
    qualify row_number() over (partition by campaign_no order by messages desc, variant) <= 8
),
counted as (
    select
        k.campaign_no,
        k.variant,
        k.day,
        total(k.messages) as messages,
        total(k.taps) as taps,
        total(k.delivered) as delivered,
        total(k.opened) as opened,
        total(k.reached) as reached,
        total(k.reached_nn) as nn,
        total(k.responses_xn) as xn,
        total(k.responses_xx) as xx
    from keyed as k
    inner join largest as l on l.campaign_no = k.campaign_no and l.variant = k.variant
    group by all
)
select
    n.campaign_no,
    n.day as date,
    n.variant,
    n.day <> c.as_of_day as complete,
    n.reached as users,
    case when c.is_push then 0 else n.messages end as impressions,
    n.taps,
    case when not c.is_push then rate(n.taps, n.messages) end as tap_through_rate,
    case when not c.is_push then user_low(n.reached, n.messages, n.taps, n.nn, n.xn, n.xx) end as tap_through_low,
    case when not c.is_push then user_high(n.reached, n.messages, n.taps, n.nn, n.xn, n.xx) end as tap_through_high,
    case when c.is_push then n.messages else 0 end as sent,
    case when c.is_push then n.delivered else 0 end as delivered,
    n.opened,
    case when c.is_push then rate(n.opened, n.delivered) end as open_rate,
    case when c.is_push then user_low(n.reached, n.delivered, n.opened, n.nn, n.xn, n.xx) end as open_low,
    case when c.is_push then user_high(n.reached, n.delivered, n.opened, n.nn, n.xn, n.xx) end as open_high
from counted as n
inner join given.campaigns as c on c.campaign_no = n.campaign_no
