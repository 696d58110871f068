-- table
-- Every count that a figure stands on. Grain: one row per sound campaign, zeros included.
--   goal_reason  why nothing is said of conversions: no_goal, or goal_not_found where no event of the data carries the goal's name and no session is as long as
--                its minimum (the variable longest_session: of the data, in seconds); null where something is
with
sums as (
    select
        campaign_no, total(nn) as nn, total(refusals_xn) as refusals_xn, total(refusals_xx) as refusals_xx,
        total(reached) as reached, total(reached_nn) as reached_nn, total(responses_xn) as responses_xn, total(responses_xx) as responses_xx
    from metrics.recipient_sums
    group by campaign_no
),
goals as (
    select g.campaign_no, bool_or(coalesce(g.min_session_seconds <= getvariable('longest_session')::double, false) or n.goal_key is not null) as is_found
    from given.goals as g
    left join facts.goal_names as n on n.goal_key = g.goal_key
    group by g.campaign_no
)
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
    coalesce(u.answerers, 0) as answerers,
    coalesce(u.received, 0) as received,
    coalesce(u.mature, 0) as mature,
    coalesce(u.converted, 0) as converted,
    coalesce(u.mature_converted, 0) as mature_converted,
    coalesce(u.click_throughs, 0) as click_throughs,
    coalesce(w.nn, 0) as nn,
    coalesce(w.refusals_xn, 0) as refusals_xn,
    coalesce(w.refusals_xx, 0) as refusals_xx,
    coalesce(w.reached, 0) as reached,
    coalesce(w.reached_nn, 0) as reached_nn,
    coalesce(w.responses_xn, 0) as responses_xn,
    coalesce(w.responses_xx, 0) as responses_xx,
    coalesce(i.messages, 0) as influenced,
    coalesce(i.xn, 0) as influenced_xn,
    coalesce(i.xx, 0) as influenced_xx,
    a.users as audience,
    a.as_of as audience_as_of,
    a.basis as audience_basis,
    case when g.campaign_no is null then 'no_goal' when not g.is_found then 'goal_not_found' end as goal_reason
from given.campaigns as c
left join metrics.messages as m on m.campaign_no = c.campaign_no
left join metrics.users as u on u.campaign_no = c.campaign_no
left join sums as w on w.campaign_no = c.campaign_no
left join metrics.audience as a on a.campaign_no = c.campaign_no
left join metrics.influenced as i on i.campaign_no = c.campaign_no
left join goals as g on g.campaign_no = c.campaign_no
