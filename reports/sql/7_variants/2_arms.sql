-- table
-- Arms: variants with at least 30 users. Grain: one row per campaign and arm.
--   first_day, last_day  local days of its first and last message
with
users as (
    select campaign_no, variant, user_key, min(day) as first_day, max(day) as last_day
    from variants.variant_days
    group by campaign_no, variant, user_key
)
select campaign_no, variant, count(*) as users, min(first_day) as first_day, max(last_day) as last_day
from users
group by campaign_no, variant
having count(*) >= 30
