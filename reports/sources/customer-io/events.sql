-- Customer.io data-out: what happened to deliveries. Grain: one event per metric of a push or an in-app message.
-- A metric names neither its campaign nor its user: it names a delivery, which is one message for one person, and the delivery names both. Each of these tables comes as
-- files of what changed since the last one; of several rows of one thing the one with the largest seq_num stands.

-- makes: deliveries_told
-- from: **/*deliveries*, **/*deliveries*/**
-- needs: delivery_id id
-- may have: internal_customer_id id, delivery_type text, campaign_id id, newsletter_id id, transactional_message_id id, content_id id, seq_num whole
select
    delivery_id,
    max(coalesce(seq_num, 0)) as seq_num,
    arg_max({
        'type': lower(delivery_type),
        'person': internal_customer_id,
        'campaign': coalesce(nullif(campaign_id, '0'), 'newsletter-' || nullif(newsletter_id, '0'), 'transactional-' || nullif(transactional_message_id, '0')),
        'content': nullif(content_id, '0')
    }, coalesce(seq_num, 0)) as told
from dump
group by delivery_id

-- makes: deliveries_now
-- Of e-mails and the like no more is kept than that they are. A campaign of one content has no arms.
with
latest as (
    select delivery_id, arg_max(told, seq_num) as told from deliveries_told group by delivery_id
),
ours as (
    select delivery_id, told.type as delivery_type, told.person as person, told.campaign as campaign, told.content as content
    from latest
    where told.type in ('push', 'in_app')
)
select
    delivery_id,
    delivery_type,
    person,
    campaign,
    case when min(content) over (partition by campaign) <> max(content) over (partition by campaign) then content end as content
from ours
union all
select delivery_id, told.type, null, null, null from latest where coalesce(told.type, '') not in ('push', 'in_app')

-- makes: people_told
-- Somebody who was deleted, or has no id of yours yet, keeps the last one told.
-- from: **/*people*, **/*people*/**
-- needs: internal_customer_id id
-- may have: customer_id id, seq_num whole
select internal_customer_id, max(coalesce(seq_num, 0)) as seq_num, arg_max(customer_id, coalesce(seq_num, 0)) as customer_id
from dump
where customer_id is not null
group by internal_customer_id

-- makes: people_now
select internal_customer_id, arg_max(customer_id, seq_num) as customer_id from people_told group by internal_customer_id

-- makes: events
-- An in-app message that was opened was shown; one that was "sent" only waits for the app. A push has opens and no taps, so its clicks are left out.
-- Metrics of deliveries that no file names are passed on as they are: nobody can say what they are of, and they are counted as rows that cannot be read.
-- from: **/*metrics*, **/*metrics*/**
-- needs: event_id id, delivery_id id, metric text, created_at seconds
-- may have: reason text
-- not measured: received_at, dismissals, sessions, session_seconds, audience, platform, app_version, country
with
joined as (
    select
        *,
        case
            when delivery_type is null then metric
            when metric = 'converted' then 'goal'
            when delivery_type = 'in_app' then case metric when 'opened' then 'impression' when 'clicked' then 'tap' end
            when metric in ('bounced', 'failed', 'undeliverable') then 'bounce'
            else case metric when 'sent' then 'send' when 'opened' then 'open' end
        end as event_type
    from (select * replace (lower(metric) as metric) from dump) left join deliveries_now using (delivery_id)
    where coalesce(delivery_type, 'push') in ('push', 'in_app')
)
select
    dump_row,
    event_id,
    event_type,
    created_at as occurred_at,
    coalesce(customer_id, person) as user_id,
    campaign as campaign_id,
    case when event_type <> 'goal' then delivery_id end as message_id,
    case when event_type <> 'goal' then content end as variant,
    case when event_type = 'goal' then 'conversion' end as goal,
    case when event_type = 'bounce' then coalesce(reason, nullif(metric, 'bounced')) end as bounce_reason
from joined left join people_now on people_now.internal_customer_id = joined.person
where event_type is not null
