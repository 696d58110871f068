-- sieve
-- Hashes of message_id that may name more than one message. Grain: one row per hash, in the column key.
select message_key
from matching.messages
where message_key is not null
