-- table
-- message_ids that new dumps have a word on, and those that name more than one message, because these are matched together.
-- Grain: one row per message_key.
select message_key from dumps.fresh where event_type <= 6 and fault is null and message_key is not null
union
select message_key from touched.changed where event_type <= 6 and message_key is not null
union
select message_key from kept.shared_ids
