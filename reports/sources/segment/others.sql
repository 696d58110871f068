-- Segment and RudderStack: sessions and goals, and what is read by nothing. Grain: one event per row.

-- makes: events
-- An app that was opened, or came back to the front, begins a session. Nothing tells its end.
-- tables: application_opened
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   context_os_name text
-- measures: sessions
select
    dump_row,
    id as event_id,
    'session' as event_type,
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    lower(context_os_name) as platform
from dump

-- makes: events
-- Conversions of Braze and Customer.io name their campaign.
-- tables: campaign_converted, canvas_converted, in_app_converted, push_converted
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   campaign_id id, canvas_id id, campaign_name id
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    coalesce(campaign_id, canvas_id, named_id, campaign_name) as campaign_id,
    'conversion' as goal
from dump left join campaign_ids using (campaign_name)

-- makes: tracks_named
-- The parts of files: one row per event and file.
-- tables: tracks
-- needs: event text
select event as name, count(*) as rows from dump group by all

-- makes: tables_named
-- Tables that are here beside tracks, by the names of their files. Grain: one row per table and file.
-- tables: in_app_message_viewed, in_app_message_displayed, in_app_message_impression, in_app_opened,
--   in_app_message_clicked, in_app_clicked, in_app_message_dismissed, in_app_message_closed, in_app_closed,
--   push_notification_sent, push_sent, push_delivered, push_notification_received, push_received,
--   push_notification_tapped, push_notification_opened, push_opened, push_clicked, push_notification_bounced,
--   push_bounced, push_failed, campaign_converted, canvas_converted, in_app_converted, push_converted,
--   application_opened, order_completed
select unnest(regexp_extract_all(lower(dump_file), '[a-z]+(_[a-z]+)+')) as name from dump limit 8

-- makes: names_of_partners
-- Events of messages, of the life of an app, and of channels that no report is about. Grain: one row per event in tracks.
select distinct name
from tracks_named
where regexp_full_match(
        name,
        '(i_?os_|android_|web_)?(foreground_)?(fiam|in_?app_message|in_?app_notification|push_notification|push_message)(_.*)?')
        and not regexp_matches(name, '_(enable|disable|permission|setting|opt_|prompt|preference|authori|subscri)')
    or regexp_full_match(
        name,
        '(i_?os_|android_|web_)?(foreground_)?(in_?app|push|notification)_(foreground_)?('
        || 'draft|attempt|send|sent|deliver|receiv|open|tap|click|link_click|bounc|fail|dismiss|clos|display|view|show|'
        || 'impression|action|foreground|expir|abort|suppress|convert|reject|drop|swip|interact|seen|read|page_display).*')
    or regexp_full_match(
        name,
        '(email|sms|webhook)_(draft|attempt|defer|sent|send|deliver|open|link_click|click|convert|bounc|soft_bounc|hardbounc|'
        || 'marked_as_spam|reported_as_spam|unsubscrib|suppress|fail|receiv).*')
    or regexp_full_match(name, '(content_card|news_feed|news_feed_card)_(view|click|dismiss|sent|impression).*')
    or name in (
        'application_opened', 'application_backgrounded', 'application_foregrounded', 'application_installed', 'application_updated',
        'application_uninstalled', 'application_crashed', 'mobile_app_uninstalled', 'campaign_converted', 'canvas_converted', 'canvas_entered',
        'campaign_control_group_entered', 'subscription_group_state_changed', 'install_attributed', 'deep_link_opened', 'deep_link_clicked')

-- makes: unread
-- An event that has a table here is read there.
select name, sum(rows) as rows
from tracks_named
where name in (from names_of_partners) and name not in (select name from tables_named where name is not null)
group by name
union all
select 'push opens on ' || platform || ', whose devices tell of no push that they received', sum(rows)
from answers_told inner join sends_told using (campaign)
where kind = 'open' and not list_contains(receivers, platform)
group by platform

-- makes: events
-- Every other tracked event is a goal under its own name: which one counts, the campaign says. Its properties stand in a
-- table of its own; see the next section.
-- tables: tracks
-- needs: id id, received_at instant, event text
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   context_os_name text
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    event as goal,
    lower(context_os_name) as platform
from dump
where event not in (from names_of_partners)

-- makes: events
-- The order stands in tracks as well, under the same id: one of the two is counted as a duplicate.
-- tables: order_completed
-- needs: id id, received_at instant
-- may have: user_id id, anonymous_id id, "timestamp" instant, original_timestamp instant, sent_at instant,
--   revenue number, total number, context_os_name text
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    case
        when timestamp_given then "timestamp" when original_timestamp_given then original_timestamp
        when sent_at_given then sent_at else received_at
    end as occurred_at,
    received_at,
    coalesce(user_id, anonymous_id) as user_id,
    'order_completed' as goal,
    case when revenue_given then revenue else total end as value,
    lower(context_os_name) as platform
from dump
