-- table
-- Messages by channel, of campaigns of which some may be shown nowhere. Grain: one row per campaign that has rows of the other channel, or rejected rows and
-- no message in its figures.
--   own            accepted messages of the campaign's channel at or before T
--   own_ahead      those after T
--   others         accepted messages of the other channel at or before T: they are part of no figure
--   other_answers  likewise taps and dismissals, or bounces and opens, of the other channel
with
mixed as (
    select c.campaign_no
    from given.campaigns as c
    inner join dumps.tallies as t on t.campaign_key = c.campaign_key
    where t.fault is null and t.is_push <> c.is_push
),
emptied as (
    select t.campaign_no
    from metrics.totals as t
    inner join metrics.quality as q on q.campaign_no = t.campaign_no
    where t.messages = 0 and q.rejected > 0
),
candidates as (
    select campaign_no, is_push, message_type
    from given.campaigns
    where campaign_no in (select campaign_no from mixed) or campaign_no in (select campaign_no from emptied)
),
counted as (
    select e.campaign_no, e.event_type, e.occurred_at > getvariable('as_of')::timestamp as is_ahead, count(*) as events
    from events.accepted as e
    inner join candidates as c on c.campaign_no = e.campaign_no
    where e.event_type <= 6
    group by all
)
select
    c.campaign_no,
    c.is_push,
    total(case when n.event_type = c.message_type and not n.is_ahead then n.events end) as own,
    total(case when n.event_type = c.message_type and n.is_ahead then n.events end) as own_ahead,
    total(case when n.event_type in (1, 4) and n.event_type <> c.message_type and not n.is_ahead then n.events end) as others,
    total(case when n.event_type not in (1, 4) and (n.event_type > 4) <> c.is_push and not n.is_ahead then n.events end) as other_answers
from candidates as c
left join counted as n on n.campaign_no = c.campaign_no
group by c.campaign_no, c.is_push
