-- table
-- Opened push messages by weekday and hour of the user's own clock at their first open, as far as that open says how far this clock is from UTC.
-- Grain: one row per campaign and cell that is not 0. weekday 1 = Monday.
with
opens as (
    select campaign_no, local_time(opened_at, opened_offset_minutes * 60000000::bigint) as opened_own
    from facts.push_outcomes
    where opened_offset_minutes is not null
)
select campaign_no, isodow(opened_own)::int as weekday, hour(opened_own)::int as hour, count(*) as opens
from opens
group by all
