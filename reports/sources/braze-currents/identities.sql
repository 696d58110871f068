-- Braze Currents: which ids are one person's. Grain: one row per pair and file.
-- Braze knows a person by its own user_id from the first event on, and by your external_user_id once it was told.

-- makes: identities
-- tables: inappmessage_impression, users_messages_inappmessage_impression,
--   users_messages_inappmessage_impression_shared, inappmessage_click, users_messages_inappmessage_click,
--   users_messages_inappmessage_click_shared, pushnotification_send, users_messages_pushnotification_send,
--   users_messages_pushnotification_send_shared, pushnotification_bounce,
--   users_messages_pushnotification_bounce, users_messages_pushnotification_bounce_shared,
--   pushnotification_open, users_messages_pushnotification_open, users_messages_pushnotification_open_shared,
--   campaigns_conversion, users_campaigns_conversion, users_campaigns_conversion_shared, canvas_conversion,
--   users_canvas_conversion, users_canvas_conversion_shared, behaviors_customevent,
--   users_behaviors_customevent, users_behaviors_customevent_shared, behaviors_purchase,
--   users_behaviors_purchase, users_behaviors_purchase_shared, app_sessionend, users_behaviors_app_sessionend,
--   users_behaviors_app_sessionend_shared, app_sessionstart, users_behaviors_app_sessionstart,
--   users_behaviors_app_sessionstart_shared, app_firstsession, users_behaviors_app_firstsession,
--   users_behaviors_app_firstsession_shared
-- needs: user_id id
-- may have: external_user_id id
select distinct user_id as alias_id, external_user_id as user_id
from dump
where user_id is not null and external_user_id is not null
