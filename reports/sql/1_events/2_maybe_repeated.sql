-- sieve
-- Hashes of event_id that may come more than once.
select event_key
from dumps.events
where fault is null
