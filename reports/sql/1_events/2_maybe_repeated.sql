-- sieve
-- Hashes of event_id that may come more than once. Grain: one row per hash, in the column key.
select event_key
from dumps.events
where fault is null
