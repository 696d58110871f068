-- table
-- What a dump has settled by itself does not hold for these: message_ids that may name more than one message, and those with an answer that its
-- dump could not settle, or that gave way to another row of the same event_id; and those of which a message or an answer comes after T or after
-- the present.
-- Grain: one row per message_key.
select key as message_key from exchange.maybe_shared
union
select message_key from dumps.answers where not is_message and message_key is not null
union
select message_key from events.duplicates where event_type in (2, 3, 5, 6) and message_key is not null
union
select message_key
from dumps.events
where event_type <= 6 and fault is null and message_key is not null
    and occurred_at > least(getvariable('as_of')::timestamp, getvariable('known_until')::timestamp)
