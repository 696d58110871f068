-- table
-- Messages by local day with their sums over users, columns as in sides.cells. Grain: one row per campaign and day with a message.
with
parts as (
    select * exclude (dims_key) from facts.cells
    union all by name
    select * exclude (is_by_variant, variant) from facts.split_sums where not is_by_variant
)
select
    campaign_no, day,
    total(messages) as messages, total(taps) as taps, total(dismissals) as dismissals, total(bounced) as bounced,
    total(users) as users, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
    total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
from parts
group by campaign_no, day
