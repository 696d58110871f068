-- table
-- Messages by local day, with their sums over users. Grain: one row per campaign and day with a message.
--   users … responses_xx  as in sides.changing_sums, over the messages of that day
with
parts as (
    select
        campaign_no, day, messages, taps, dismissals, bounced, delivered as reached, messages as users, messages as nn,
        dismissals + bounced as refusals_xn, dismissals + bounced as refusals_xx, delivered as reached_nn, taps + opened as responses_xn, taps + opened as responses_xx
    from facts.cells
    union all by name
    select * exclude (is_by_variant, variant) from facts.busy_sums where not is_by_variant
)
select
    campaign_no, day,
    total(messages) as messages, total(taps) as taps, total(dismissals) as dismissals, total(bounced) as bounced,
    total(users) as users, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
    total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
from parts
group by campaign_no, day
