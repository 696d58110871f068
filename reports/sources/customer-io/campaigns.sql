-- Customer.io: campaigns, gathered from the metrics of their deliveries. Grain: one campaign per row. Where a table of campaigns is dumped too, it
-- gives the name.

-- makes: names_told
-- tables: campaigns_v?, campaigns_v??
-- may have: workspace_id id, campaign_id id, id id, name text, seq_num whole, updated_at seconds
select
    workspace_id,
    coalesce(campaign_id, id) as campaign_id,
    arg_max(name, (coalesce(seq_num, 0), coalesce(updated_at, timestamp '2000-01-01'))) as name,
    max(coalesce(seq_num, 0)) as seq_num
from dump
where coalesce(campaign_id, id) is not null and name is not null
group by all

-- makes: metrics_told
-- The parts of files: one row per delivery of which something was told that begins a campaign, or a goal.
-- tables: metrics, metrics_v?, metrics_v??
-- needs: delivery_id id, metric text, created_at seconds
-- may have: workspace_id id
select
    workspace_id,
    delivery_id,
    min(created_at) filter (lower(metric) = 'sent') as sent_at,
    min(created_at) filter (lower(metric) = 'opened') as opened_at,
    bool_or(lower(metric) = 'converted') as is_converted
from dump
where created_at >= timestamp '2000-01-01' and lower(metric) in ('sent', 'opened', 'converted')
group by all

-- makes: campaigns
with
told as (
    select
        campaign,
        delivery_type,
        min(case delivery_type when 'push' then sent_at else opened_at end) as first_at,
        count(distinct metrics_told.delivery_id) as messages,
        bool_or(is_converted) as is_converted
    from metrics_told
    inner join deliveries_now
        on deliveries_now.delivery_id = metrics_told.delivery_id
        and deliveries_now.workspace is not distinct from case when (select are_several from workspaces) then metrics_told.workspace_id end
    where campaign is not null and delivery_type in ('push', 'in_app')
    group by all
),
names as (
    select
        concat_ws('-', case when (select are_several from workspaces) then workspace_id end, campaign_id) as campaign,
        arg_max(name, seq_num) as name
    from names_told
    group by all
)
select
    told.campaign as campaign_id,
    coalesce(any_value(name), told.campaign) as name,
    arg_max(delivery_type, (messages, delivery_type)) as channel,
    min(first_at) as starts_at,
    case when bool_or(is_converted) then 'conversion' end as goal
from told left join names using (campaign)
group by told.campaign
