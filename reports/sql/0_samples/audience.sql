-- The audience snapshot: one row per campaign and user who is eligible for it.
select campaign_id,
    'u' || ((audience_from + j.range) % users * ring_step % users) as user_id,
    make_timestamptz(from_us) as as_of,
    j.range % 5 <> 4 as push_enabled,
    j.range >= messaged as is_holdout
from samples.campaigns, samples.world, range(audience_size) j
