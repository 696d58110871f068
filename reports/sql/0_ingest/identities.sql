-- One dump of identities, made compact. Grain: one row per pair of ids of one person.
-- Reads: dump (the columns of the contract).
--   alias_key, user_key  64-bit hash of the text
select distinct hash(alias_id) as alias_key, hash(user_id) as user_key
from dump
where alias_id is not null and user_id is not null and alias_id <> user_id
order by all
