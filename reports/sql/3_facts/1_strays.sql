-- table
-- Events at or before T that count in no figure. Grain: one row per campaign with a message or an answer that was matched by the rules.
--   orphans         answers that found no message
--   outside_period  messages outside the campaign's period, and answers to them
-- What is kept, less what touched users gave to it, and what they give now.
with
parts as (
    select 1 as sign, * from kept.strays
    union all
    select -1, * from before.strays
    union all
    select 1, * from matching.strays
)
select campaign_no, sum(sign * orphans)::bigint as orphans, sum(sign * outside_period)::bigint as outside_period
from parts
group by campaign_no
