-- table, scratch
-- Messages of users whose messages carry different break-down keys, by variant and day; the day of T and messages without a variant are left out.
-- Grain: one row per campaign, user, local day and variant.
with
changing as (
    select campaign_no, user_key from facts.recipients where least_dims <> greatest_dims
)
select
    m.campaign_no, m.user_key, m.day, k.key as variant,
    count(*) filter (not (c.is_push and m.is_refused)) as delivered,
    count(*) filter (m.is_answered) as responses
from facts.messages as m
semi join changing as u on u.campaign_no = m.campaign_no and u.user_key = m.user_key
inner join given.campaigns as c on c.campaign_no = m.campaign_no and c.as_of_day <> m.day
inner join metrics.dims as k on k.campaign_no = m.campaign_no and k.dims_key = m.dims_key and k.breakdown = 'variant' and k.key is not null
group by all
