-- table
-- Each local day of a campaign, zeros included. Grain: one row per campaign and day from that of starts_at to that of the period's
-- last instant; for push from the first counted open where that is earlier, and on to the last one.
--   complete  false for the day of T
--   impressions, taps, dismissals, sent, bounced  on the day of the message; opened on the day of the message's first open
--   rates     0..1 with 95 % interval by user; null on a day without impressions
with
spans as (
    select
        c.campaign_no, c.is_push, c.as_of_day,
        least(c.first_day, min(o.day)) as first_day,
        greatest(c.last_day, max(o.day)) as last_day
    from given.campaigns as c
    left join trends.open_days as o on o.campaign_no = c.campaign_no
    where c.last_day is not null
    group by c.campaign_no, c.is_push, c.as_of_day, c.first_day, c.last_day
),
days as (
    select campaign_no, is_push, as_of_day, unnest(generate_series(first_day, last_day, interval 1 day))::date as day from spans
),
counted as (
    select
        d.campaign_no,
        d.day,
        d.day <> d.as_of_day as complete,
        case when d.is_push then 0 else coalesce(m.messages, 0) end as impressions,
        case when d.is_push then 0 else coalesce(m.users, 0) end as unique_impressions,
        case when d.is_push then 0 else coalesce(u.users, 0) end as new_users,
        coalesce(m.taps, 0) as taps,
        coalesce(m.dismissals, 0) as dismissals,
        case when d.is_push then coalesce(m.messages, 0) else 0 end as sent,
        coalesce(m.bounced, 0) as bounced,
        coalesce(o.opened, 0) as opened,
        m.nn, m.refusals_xn, m.refusals_xx, m.responses_xn, m.responses_xx
    from days as d
    anti join given.skipped_days as k on k.campaign_no = d.campaign_no and k.day = d.day
    left join trends.day_sums as m on m.campaign_no = d.campaign_no and m.day = d.day
    left join trends.new_users as u on u.campaign_no = d.campaign_no and u.day = d.day
    left join trends.open_days as o on o.campaign_no = d.campaign_no and o.day = d.day
)
select
    campaign_no,
    day as date,
    complete,
    impressions,
    unique_impressions,
    (sum(impressions) over w)::bigint as cumulative_impressions,
    (sum(new_users) over w)::bigint as cumulative_unique_impressions,
    taps,
    dismissals,
    rate(taps, impressions) as tap_through_rate,
    user_low(unique_impressions, impressions, taps, nn, responses_xn, responses_xx) as tap_through_low,
    user_high(unique_impressions, impressions, taps, nn, responses_xn, responses_xx) as tap_through_high,
    rate(dismissals, impressions) as dismissal_rate,
    user_low(unique_impressions, impressions, dismissals, nn, refusals_xn, refusals_xx) as dismissal_low,
    user_high(unique_impressions, impressions, dismissals, nn, refusals_xn, refusals_xx) as dismissal_high,
    sent,
    bounced,
    sent - bounced as delivered,
    opened
from counted
window w as (partition by campaign_no order by day rows unbounded preceding)
