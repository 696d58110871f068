-- sieve
-- User days that may have more than one message: few. On all others every message is another user's. Grain: one row per hash, in the column key.
select hash(campaign_no, user_key, day) as key
from matching.deliveries
