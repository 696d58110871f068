-- table
-- What must hold before a report is published. Grain: one row per campaign and identity.
-- Left and right come from different relations, so that an error in one of them shows.
with
daily as (
    select
        campaign_no, sum(impressions)::bigint as impressions, sum(sent)::bigint as sent, sum(opened)::bigint as opened,
        max(cumulative_impressions) as last_cumulative, max(cumulative_unique_impressions) as last_unique
    from trends.daily
    group by campaign_no
),
people as (
    select campaign_no, count(*) as users, sum(messages)::bigint as messages, sum(answered)::bigint as taps from facts.recipients group by campaign_no
),
cells as (
    select campaign_no, sum(opens)::bigint as opens from trends.opens_by_hour group by campaign_no
),
reasons as (
    select campaign_no, sum(count)::bigint as bounced from metrics.bounces group by campaign_no
),
keys as (
    select campaign_no, breakdown, sum(impressions + sent)::bigint as messages from metrics.breakdowns group by all
),
sides as (
    select t.*,
        coalesce(d.impressions, 0) as daily_impressions, coalesce(d.sent, 0) as daily_sent, coalesce(d.opened, 0) as daily_opened,
        coalesce(d.last_cumulative, 0) as last_cumulative, coalesce(d.last_unique, 0) as last_unique,
        coalesce(p.users, 0) as people, coalesce(p.messages, 0) as people_messages, coalesce(p.taps, 0) as people_taps,
        coalesce(c.opens, 0) as cell_opens, coalesce(r.bounced, 0) as reason_bounced,
        coalesce(v.messages, 0) as variants, coalesce(f.messages, 0) as platforms,
        coalesce(q.read, 0) as read, coalesce(q.accepted + q.rejected + q.duplicates, 0) as judged
    from metrics.totals as t
    left join daily as d on d.campaign_no = t.campaign_no
    left join people as p on p.campaign_no = t.campaign_no
    left join cells as c on c.campaign_no = t.campaign_no
    left join reasons as r on r.campaign_no = t.campaign_no
    left join keys as v on v.campaign_no = t.campaign_no and v.breakdown = 'variant'
    left join keys as f on f.campaign_no = t.campaign_no and f.breakdown = 'platform'
    left join metrics.quality as q on q.campaign_no = t.campaign_no
)
select campaign_no, place, name, "left", "right", case when is_bound then "left" <= "right" else "left" = "right" end as holds
from (
    select campaign_no, 1 as place, 'Σ daily impressions = total' as name, daily_impressions as "left", messages as "right", false as is_bound from sides where not is_push
    union all
    select campaign_no, 2, 'last cumulative = total', last_cumulative, messages, false from sides where not is_push
    union all
    select campaign_no, 3, 'last cumulative unique = unique', last_unique, people, false from sides where not is_push
    union all
    select campaign_no, 4, 'unique ≤ total', users, messages, true from sides where not is_push
    union all
    select campaign_no, 5, 'tapped + dismissed + no response = total', taps + dismissals + unanswered, messages, false from sides where not is_push
    union all
    select campaign_no, 6, 'Σ users'' taps = tapped', people_taps, taps, false from sides where not is_push
    union all
    select campaign_no, 1, 'Σ daily sent = sent', daily_sent, messages, false from sides where is_push
    union all
    select campaign_no, 2, 'delivered + bounced = sent', delivered + bounced, messages, false from sides where is_push
    union all
    select campaign_no, 3, 'Σ bounces by reason = bounced', reason_bounced, bounced, false from sides where is_push
    union all
    select campaign_no, 4, 'opened ≤ delivered', opened, delivered, true from sides where is_push
    union all
    select campaign_no, 5, 'Σ weekday×hour opens = opens', cell_opens, opened, false from sides where is_push
    union all
    select campaign_no, 6, 'Σ daily opened = opens', daily_opened, opened, false from sides where is_push
    union all
    select campaign_no, 7, 'Σ users'' messages = total', people_messages, messages, false from sides
    union all
    select campaign_no, 8, 'converted ≤ received', converted, received, true from sides
    union all
    select campaign_no, 9, 'mature ≤ received', mature, received, true from sides
    union all
    select campaign_no, 10, 'Σ variants = total', variants, messages, false from sides
    union all
    select campaign_no, 11, 'Σ platforms = total', platforms, messages, false from sides
    union all
    select campaign_no, 12, 'rows read = accepted + rejected + duplicates', read, judged, false from sides
)
