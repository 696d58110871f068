-- view
-- Sessions and goals at or before T that may reach a goal, or follow a message. Grain: one row per event.
select * from events.accepted where event_type >= 7 and occurred_at <= getvariable('as_of')::timestamp
