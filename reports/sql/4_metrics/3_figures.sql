-- table
-- The figures of every report. Grain: one row per campaign and figure.
--   name                    as in report.json; place orders them on the page
--   count_value             of a count; null for a rate
--   numerator, denominator  of a rate; null for a count
--   users, design_effect    of a rate over messages: users behind the denominator, and by how much more it varies than if each message were another user's
--   low, high               95 % interval of a rate, 0..1: over messages by user, over users Wilson's; null for what is counted, not sampled
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
    select campaign_no, 8, 'audience_size', audience, audience_basis, audience_as_of from metrics.totals
    union all
    select campaign_no, 1, 'messages_sent', messages, null, null from metrics.totals where is_push
    union all
    select campaign_no, 3, 'delivered', delivered, null, null from metrics.totals where is_push
),
-- Of each user n messages, x of them with the response: Σx ÷ Σn, with the sums over users that its interval needs.
of_messages as (
    select campaign_no, 3 as place, 'tap_through_rate' as name, taps as numerator, messages as denominator, users, nn, responses_xn as xn, responses_xx as xx
    from metrics.totals where not is_push
    union all
    select campaign_no, 4, 'dismissal_rate', dismissals, messages, users, nn, refusals_xn, refusals_xx from metrics.totals where not is_push
    union all
    select campaign_no, 2, 'bounce_rate', bounced, messages, users, nn, refusals_xn, refusals_xx from metrics.totals where is_push
    union all
    select campaign_no, 4, 'open_rate', opened, delivered, reached, reached_nn, responses_xn, responses_xx from metrics.totals where is_push
    union all
    select campaign_no, 6, 'influenced_open_rate', influenced, delivered, reached, reached_nn, influenced_xn, influenced_xx from metrics.totals where is_push
),
of_users as (
    select campaign_no, 6 as place, 'user_tap_rate' as name, answerers as numerator, users as denominator, true as is_sample, null as basis, null as reason
    from metrics.totals where not is_push
    union all
    select campaign_no, 5, 'user_open_rate', answerers, received, true, null, null from metrics.totals where is_push
    union all
    select campaign_no, 9, 'reach', received, audience, false, null, case when audience is null then 'no_audience' end from metrics.totals
    union all
    -- The headline speaks for users whose window is over; while there are none, for all, and says so.
    select campaign_no, 10, 'conversion_rate',
        case when mature > 0 then mature_converted else converted end,
        case when mature > 0 then mature else received end,
        true,
        case when mature > 0 then 'mature' else 'so_far' end,
        goal_reason
    from metrics.totals
    union all
    select campaign_no, 11, 'conversion_rate_so_far', converted, received, true, null, goal_reason from metrics.totals
    union all
    select campaign_no, 12, 'open_windows', received - mature, received, false, null, goal_reason from metrics.totals
    union all
    select campaign_no, 13, 'click_through_conversion_rate', click_throughs, received, true, null, goal_reason from metrics.totals where is_push
)
select
    campaign_no, place, name, count_value, null as value, null as numerator, null as denominator, null as users, null as design_effect,
    null as low, null as high, basis, as_of,
    case when count_value is null then 'no_audience' end as reason
from counts
union all
select
    campaign_no, place, name, null, rate(numerator, denominator), numerator, denominator, users,
    design_effect(users, denominator, numerator, nn, xn, xx),
    user_low(users, denominator, numerator, nn, xn, xx),
    user_high(users, denominator, numerator, nn, xn, xx),
    null, null,
    case when denominator = 0 then 'no_denominator' end
from of_messages
union all
select
    campaign_no, place, name, null,
    case when reason is null then rate(numerator, denominator) end,
    case when reason is null then numerator end,
    case when reason is null then denominator end,
    null, null,
    case when reason is null and is_sample then wilson_low(numerator, denominator) end,
    case when reason is null and is_sample then wilson_high(numerator, denominator) end,
    case when reason is null then basis end,
    null,
    case when reason is not null then reason when denominator = 0 then 'no_denominator' end
from of_users
