-- Customer.io data-out: what happened to deliveries. Grain: one event per metric of a push or an in-app message.
-- A metric names neither its campaign nor its user: it names a delivery, which is one message for one person, and the delivery names both. Each of
-- these tables comes as files of what changed since the last one; of several rows of one thing the one with the largest seq_num stands.
-- Ids of campaigns and people are unique within a workspace only: where the files are of several, the ids begin with that of the workspace.

-- makes: deliveries_told
-- tables: deliveries, deliveries_v?, deliveries_v??
-- needs: delivery_id id
-- may have: workspace_id id, internal_customer_id id, delivery_type text, campaign_id id, newsletter_id id,
--   transactional_message_id id, content_id id, seq_num whole
select
    workspace_id,
    delivery_id,
    max(coalesce(seq_num, 0)) as seq_num,
    arg_max({
        'type': lower(delivery_type),
        'person': internal_customer_id,
        'campaign': coalesce(
            nullif(campaign_id, '0'),
            'newsletter-' || nullif(newsletter_id, '0'),
            'transactional-' || nullif(transactional_message_id, '0')),
        'content': nullif(content_id, '0')
    }, coalesce(seq_num, 0)) as told
from dump
group by all

-- makes: workspaces
-- One row.
select count(distinct workspace_id) > 1 as are_several from deliveries_told

-- makes: deliveries_now
-- Of e-mails and the like no more is kept than what they are. A campaign of one content has no arms.
with
latest as (
    select
        case when (select are_several from workspaces) then workspace_id end as workspace,
        delivery_id,
        arg_max(told, seq_num) as told
    from deliveries_told
    group by all
),
ours as (
    select
        workspace,
        delivery_id,
        told.type as delivery_type,
        told.person as person,
        case when told.campaign is not null then concat_ws('-', workspace, told.campaign) end as campaign,
        told.content as content
    from latest
    where told.type in ('push', 'in_app')
)
select
    workspace,
    delivery_id,
    delivery_type,
    person,
    campaign,
    case when min(content) over (partition by campaign) <> max(content) over (partition by campaign) then content end as content
from ours
union all
select workspace, delivery_id, coalesce(told.type, 'delivery'), null, null, null
from latest
where coalesce(told.type, '') not in ('push', 'in_app')

-- makes: people_told
-- Somebody who was deleted, or has no id of yours yet, keeps the last one told.
-- tables: people, people_v?, people_v??
-- needs: internal_customer_id id
-- may have: workspace_id id, customer_id id, seq_num whole
select
    workspace_id,
    internal_customer_id,
    max(coalesce(seq_num, 0)) as seq_num,
    arg_max(customer_id, coalesce(seq_num, 0)) as customer_id
from dump
where customer_id is not null
group by all

-- makes: people_now
select
    case when (select are_several from workspaces) then workspace_id end as workspace,
    internal_customer_id,
    arg_max(customer_id, seq_num) as customer_id
from people_told
group by all

-- makes: metrics_left
-- The parts of files: one row per delivery and metric, of those that some kind of delivery has and no report is made of.
-- tables: metrics, metrics_v?, metrics_v??
-- needs: delivery_id id, metric text
-- may have: workspace_id id
select workspace_id, delivery_id, lower(metric) as metric, count(*) as rows from dump group by all

-- makes: unread
select delivery_type || ' ' || metric as name, sum(rows) as rows
from metrics_left
inner join deliveries_now
    on deliveries_now.delivery_id = metrics_left.delivery_id
    and deliveries_now.workspace is not distinct from case when (select are_several from workspaces) then metrics_left.workspace_id end
where case delivery_type
    when 'push' then metric not in ('sent', 'opened', 'converted', 'bounced', 'failed', 'undeliverable')
    when 'in_app' then metric not in ('opened', 'clicked', 'converted')
    else true
end
group by all

-- makes: unmeasured
-- Campaigns of which responses are told and not one message. Grain: one row per campaign and fact.
with
campaigns_found as (
    select distinct campaign, delivery_type, metric
    from metrics_left
    inner join deliveries_now
        on deliveries_now.delivery_id = metrics_left.delivery_id
        and deliveries_now.workspace is not distinct from case when (select are_several from workspaces) then metrics_left.workspace_id end
    where campaign is not null
)
select distinct campaign as campaign_id, unnest(['sends', 'receipts']) as fact
from campaigns_found
where delivery_type = 'push' and metric in ('opened', 'bounced', 'failed', 'undeliverable')
    and campaign not in (select campaign from campaigns_found where delivery_type = 'push' and metric = 'sent')
union all
select distinct campaign, 'impressions'
from campaigns_found
where delivery_type = 'in_app' and metric = 'clicked'
    and campaign not in (select campaign from campaigns_found where delivery_type = 'in_app' and metric = 'opened')

-- makes: events
-- An in-app message that was opened was shown; one that was "sent" only waits for the app. A push has opens and no taps, so its clicks are left out.
-- Metrics of deliveries that no file names are passed on as they are: nobody can say what they are of, and they are counted as rows that cannot be read.
-- tables: metrics, metrics_v?, metrics_v??
-- needs: event_id id, delivery_id id, metric text, created_at seconds
-- may have: workspace_id id, reason text
-- not measured: received_at, dismissals, sessions, session_seconds, audience, platform, app_version, country
with
told as (
    select
        dump_row,
        event_id,
        delivery_id,
        lower(metric) as metric,
        created_at,
        reason,
        case when (select are_several from workspaces) then workspace_id end as workspace
    from dump
),
joined as (
    select
        told.*,
        delivery_type,
        person,
        campaign,
        content,
        case
            when delivery_type is null then metric
            when metric = 'converted' then 'goal'
            when delivery_type = 'in_app' then case metric when 'opened' then 'impression' when 'clicked' then 'tap' end
            when metric in ('bounced', 'failed', 'undeliverable') then 'bounce'
            else case metric when 'sent' then 'send' when 'opened' then 'open' end
        end as event_type
    from told
    left join deliveries_now
        on deliveries_now.delivery_id = told.delivery_id and deliveries_now.workspace is not distinct from told.workspace
    where coalesce(delivery_type, 'push') in ('push', 'in_app')
)
select
    dump_row,
    case when event_id is not null then concat_ws('-', joined.workspace, event_id) end as event_id,
    event_type,
    created_at as occurred_at,
    case when coalesce(customer_id, person) is not null then concat_ws('-', joined.workspace, coalesce(customer_id, person)) end as user_id,
    campaign as campaign_id,
    case when event_type <> 'goal' then delivery_id end as message_id,
    case when event_type <> 'goal' then content end as variant,
    case when event_type = 'goal' then 'conversion' end as goal,
    case when event_type = 'bounce' then coalesce(reason, nullif(metric, 'bounced')) end as bounce_reason
from joined
left join people_now
    on people_now.internal_customer_id = joined.person and people_now.workspace is not distinct from joined.workspace
where event_type is not null
