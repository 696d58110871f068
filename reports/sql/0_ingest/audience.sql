-- One dump of audience snapshots, made compact. Grain: one row per row of the dump that names a campaign, a user and a time.
-- Reads: dump (the columns of the contract).
--   campaign_key, user_key  64-bit hash of the text
--   campaign_id             the text, by which a campaign that no dump names is told
--   as_of                   time of the snapshot, UTC
--   is_push_enabled         true only where the dump says so
--   is_holdout              kept without message on purpose
select
    hash(campaign_id) as campaign_key,
    hash(user_id) as user_key,
    campaign_id,
    as_of,
    coalesce(push_enabled, false) as is_push_enabled,
    coalesce(is_holdout, false) as is_holdout
from dump
where campaign_id is not null and user_id is not null and as_of is not null
