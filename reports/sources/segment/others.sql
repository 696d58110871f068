-- Segment and RudderStack: sessions and goals. Grain: one event per row.

-- makes: events
-- An app that was opened, or came back to the front, begins a session. Nothing tells its end.
-- from: **/*application_opened*, **/*application_opened*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant, context_os_name text
-- measures: sessions
select
    dump_row,
    id as event_id,
    'session' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    lower(context_os_name) as platform
from dump

-- makes: events
-- Braze's conversions name their campaign.
-- from: **/*campaign_converted*, **/*campaign_converted*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant, campaign_id id, campaign_name id
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, named_id, campaign_name) as campaign_id,
    'conversion' as goal
from dump left join campaign_ids using (campaign_name)

-- makes: events
-- Every other tracked event is a goal under its own name: which one counts, the campaign says. Its properties stand in a table of its own; see the next section.
-- from: **/*tracks*, **/*tracks*/**
-- needs: id id, received_at instant, event text
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant, context_os_name text
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    event as goal,
    lower(context_os_name) as platform
from dump
where not regexp_full_match(event, 'in_app_(message_)?(sent|delivered|viewed|impression|page_displayed|opened|clicked|dismissed|closed)|push_(notification_)?(sent|delivered|received|tapped|opened|bounced)')
    and event not in ('ios_foreground_push_opened', 'application_opened', 'application_backgrounded', 'application_foregrounded', 'application_installed', 'application_updated',
        'application_uninstalled', 'application_crashed', 'campaign_converted', 'campaign_control_group_entered', 'install_attributed', 'deep_link_opened', 'deep_link_clicked')

-- makes: events
-- The order stands in tracks as well, under the same id: one of the two is counted as a duplicate.
-- from: **/*order_completed*, **/*order_completed*/**
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant, revenue number, total number, context_os_name text
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    coalesce("timestamp", original_timestamp, sent_at, received_at) as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    'order_completed' as goal,
    coalesce(revenue, total) as value,
    lower(context_os_name) as platform
from dump
