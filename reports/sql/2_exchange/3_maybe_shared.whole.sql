-- sieve
-- Hashes of message_id that may name more than one message. Grain: one row per hash, in the column key.
select message_key
from dumps.events
where event_type in (1, 4) and fault is null and message_key is not null
