-- table
-- Sums over users of a day whose messages carry different break-down keys, which no cell holds. Grain: one row per campaign, local day and grouping.
--   is_by_variant  false: over all messages of the day; true: over those of one variant
--   variant        null where not by variant, and for messages that carry none
--   users … responses_xx  as in sides.cells
with
of_day as (
    select campaign_no, user_key, day, false as is_by_variant, null::varchar as variant, messages, taps, dismissals, bounced, delivered, opened
    from sides.user_days
    where least_dims <> greatest_dims
),
of_variant as (
    select
        s.campaign_no, s.user_key, s.day, true as is_by_variant, d.key as variant,
        sum(s.messages) as messages, sum(s.taps) as taps, sum(s.dismissals) as dismissals, sum(s.bounced) as bounced, sum(s.delivered) as delivered, sum(s.opened) as opened
    from sides.split_days as s
    inner join events.dims as d on d.dims_key = s.dims_key and d.breakdown = 'variant'
    group by s.campaign_no, s.user_key, s.day, d.key
)
select
    campaign_no, day, is_by_variant, variant,
    count(*) as users, products(messages, messages) as nn,
    products(dismissals + bounced, messages) as refusals_xn, products(dismissals + bounced, dismissals + bounced) as refusals_xx,
    count(*) filter (delivered > 0) as reached, products(delivered, delivered) as reached_nn,
    products(taps + opened, delivered) as responses_xn, products(taps + opened, taps + opened) as responses_xx
from (select * from of_day union all select * from of_variant)
group by campaign_no, day, is_by_variant, variant
