-- sieve
-- Hashes of message_id that may name more than one message.
select message_key
from matching.messages
where message_key is not null
