-- table
-- Users who received the campaign, and who of them converted. Grain: one row per campaign with a message.
--   users       with a message, delivered or not
--   tappers, openers  with an impression that they tapped; with a delivered message that they opened
--   received    with an impression, or a delivered send
--   mature      received, and their conversion window is over at T
--   click_throughs  converted users whose first counted open is at or before their first conversion
--   nn … responses_xx  sums over users as in sides.changing_sums
select
    r.campaign_no,
    count(*) as users,
    count(*) filter (r.taps > 0) as tappers,
    count(*) filter (r.opened > 0) as openers,
    count(r.first_at) as received,
    count(*) filter (r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp) as mature,
    count(v.converted_at) as converted,
    count(v.converted_at) filter (r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp) as mature_converted,
    count(*) filter (r.first_opened_at <= v.converted_at) as click_throughs,
    products(r.messages, r.messages) as nn,
    products(r.dismissals + r.bounced, r.messages) as refusals_xn,
    products(r.dismissals + r.bounced, r.dismissals + r.bounced) as refusals_xx,
    count(*) filter (r.delivered > 0) as reached,
    products(r.delivered, r.delivered) as reached_nn,
    products(r.taps + r.opened, r.delivered) as responses_xn,
    products(r.taps + r.opened, r.taps + r.opened) as responses_xx
from facts.recipients as r
inner join given.campaigns as c on c.campaign_no = r.campaign_no
left join facts.conversions as v on v.campaign_no = r.campaign_no and v.user_key = r.user_key
group by r.campaign_no
