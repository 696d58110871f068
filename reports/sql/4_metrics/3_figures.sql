-- table
-- The figures of every report. Grain: one row per campaign and figure.
--   name                    as in report.json; place orders them on the page
--   count_value             of a count; null for a rate
--   numerator, denominator  of a rate; null for a count
--   low, high               95 % Wilson interval of a rate, 0..1
--   basis, as_of            what it stands on, where there is a choice
--   reason                  why it cannot be had
with
counts as (
    select campaign_no, 1 as place, 'total_impressions' as name, messages as count_value, null as basis, null::timestamp as as_of from metrics.totals where not is_push
    union all
    select campaign_no, 2, 'unique_impressions', users, null, null from metrics.totals where not is_push
    union all
    select campaign_no, 5, 'no_response', unanswered, null, null from metrics.totals where not is_push
    union all
    select campaign_no, 7, 'audience_size', audience, audience_basis, audience_as_of from metrics.totals
    union all
    select campaign_no, 1, 'messages_sent', messages, null, null from metrics.totals where is_push
    union all
    select campaign_no, 3, 'delivered', delivered, null, null from metrics.totals where is_push
),
rates as (
    select campaign_no, 3 as place, 'tap_through_rate' as name, taps as numerator, messages as denominator, null as basis, null as reason from metrics.totals where not is_push
    union all
    select campaign_no, 4, 'dismissal_rate', dismissals, messages, null, null from metrics.totals where not is_push
    union all
    select campaign_no, 6, 'user_tap_rate', tappers, users, null, null from metrics.totals where not is_push
    union all
    select campaign_no, 8, 'reach', users, audience, null, case when audience is null then 'no_audience' end from metrics.totals where not is_push
    union all
    select campaign_no, 2, 'bounce_rate', bounced, messages, null, null from metrics.totals where is_push
    union all
    select campaign_no, 4, 'open_rate', opened, delivered, null, null from metrics.totals where is_push
    union all
    select campaign_no, 5, 'influenced_open_rate', influenced, delivered, null, null from metrics.totals where is_push
    union all
    -- The headline speaks for users whose window is over; while there are none, for all, and says so.
    select campaign_no, 9, 'conversion_rate',
        case when mature > 0 then mature_converted else converted end,
        case when mature > 0 then mature else received end,
        case when mature > 0 then 'mature' else 'so_far' end,
        case when not has_goal then 'no_goal' end
    from metrics.totals
    union all
    select campaign_no, 10, 'conversion_rate_so_far', converted, received, null, case when not has_goal then 'no_goal' end from metrics.totals
    union all
    select campaign_no, 11, 'open_windows', received - mature, received, null, case when not has_goal then 'no_goal' end from metrics.totals
    union all
    select campaign_no, 12, 'click_through_conversion_rate', click_throughs, received, null, case when not has_goal then 'no_goal' end from metrics.totals where is_push
)
select
    campaign_no, place, name, count_value, null as value, null as numerator, null as denominator, null as low, null as high, basis, as_of,
    case when count_value is null then 'no_audience' end as reason
from counts
union all
select
    campaign_no, place, name, null,
    case when reason is null then rate(numerator, denominator) end,
    case when reason is null then numerator end,
    case when reason is null then denominator end,
    case when reason is null then wilson_low(numerator, denominator) end,
    case when reason is null then wilson_high(numerator, denominator) end,
    case when reason is null then basis end,
    null,
    case when reason is not null then reason when denominator = 0 then 'no_denominator' end
from rates
