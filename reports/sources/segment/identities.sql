-- Segment and RudderStack: which ids are one person's. Grain: one row per pair and file.

-- makes: identities
-- Whatever names a device's anonymous id and a login says that the two are one person.
-- tables: identifies, identify, pages, screens, groups, tracks, in_app_message_viewed,
--   in_app_message_displayed, in_app_message_impression, in_app_opened, in_app_message_clicked, in_app_clicked,
--   in_app_message_dismissed, in_app_message_closed, in_app_closed, push_notification_sent, push_sent,
--   push_delivered, push_notification_received, push_received, push_notification_tapped,
--   push_notification_opened, push_opened, push_clicked, push_notification_bounced, push_bounced, push_failed,
--   campaign_converted, canvas_converted, in_app_converted, push_converted, application_opened,
--   application_backgrounded, application_foregrounded, application_installed, application_updated,
--   order_completed
-- may have: anonymous_id id, user_id id
select distinct anonymous_id as alias_id, user_id from dump where anonymous_id is not null and user_id is not null

-- makes: identities
-- A person who changed from one id to another.
-- tables: aliases, alias
-- may have: previous_id id, user_id id
select distinct previous_id as alias_id, user_id from dump where previous_id is not null and user_id is not null
