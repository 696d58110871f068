-- table
-- Every count that a figure stands on. Grain: one row per sound campaign, zeros included.
select
    c.campaign_no,
    c.is_push,
    coalesce(m.messages, 0) as messages,
    coalesce(m.taps, 0) as taps,
    coalesce(m.dismissals, 0) as dismissals,
    coalesce(m.unanswered, 0) as unanswered,
    coalesce(m.bounced, 0) as bounced,
    coalesce(m.delivered, 0) as delivered,
    coalesce(m.opened, 0) as opened,
    coalesce(u.users, 0) as users,
    coalesce(u.tappers, 0) as tappers,
    coalesce(u.received, 0) as received,
    coalesce(u.mature, 0) as mature,
    coalesce(u.converted, 0) as converted,
    coalesce(u.mature_converted, 0) as mature_converted,
    coalesce(u.click_throughs, 0) as click_throughs,
    coalesce(i.messages, 0) as influenced,
    a.users as audience,
    a.as_of as audience_as_of,
    a.basis as audience_basis,
    exists (select 1 from given.goals as g where g.campaign_no = c.campaign_no) as has_goal
from given.campaigns as c
left join metrics.messages as m on m.campaign_no = c.campaign_no
left join metrics.users as u on u.campaign_no = c.campaign_no
left join metrics.audience as a on a.campaign_no = c.campaign_no
left join (select campaign_no, count(*) as messages from facts.influenced group by campaign_no) as i on i.campaign_no = c.campaign_no
