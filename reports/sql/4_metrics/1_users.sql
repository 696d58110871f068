-- table
-- Users who received the campaign, and who of them converted. Grain: one row per campaign with a message.
--   users       with a message, delivered or not
--   answerers   with an impression that they tapped, or a delivered message that they opened
--   received    with an impression, or a delivered send
--   mature      received, and their conversion window is over at T
--   click_throughs  converted users whose first counted open is at or before their first conversion
select
    r.campaign_no,
    count(*) as users,
    count(*) filter (r.answered > 0) as answerers,
    count(r.first_at) as received,
    count(*) filter (r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp) as mature,
    count(v.converted_at) as converted,
    count(v.converted_at) filter (r.first_at + to_microseconds(c.window_us) <= getvariable('as_of')::timestamp) as mature_converted,
    count(*) filter (r.first_opened_at <= v.converted_at) as click_throughs
from facts.recipients as r
inner join given.campaigns as c on c.campaign_no = r.campaign_no
left join facts.conversions as v on v.campaign_no = r.campaign_no and v.user_key = r.user_key
group by r.campaign_no
