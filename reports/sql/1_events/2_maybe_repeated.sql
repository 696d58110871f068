-- sieve
-- Hashes of event_id that may come more than once, of dumps that are new to what is kept. Grain: one row per hash, in the column key.
select event_key
from dumps.fresh
where fault is null
