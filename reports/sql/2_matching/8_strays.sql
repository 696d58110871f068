-- table
-- Events at or before T that count in no figure. Grain: one row per campaign with a message or an answer.
--   orphans         answers that found no message
--   outside_period  messages outside the campaign's period, and answers to them
with
outside as (
    select event_no, campaign_no from exchange.open_messages where not is_in_period
),
strays as (
    select a.campaign_no, m.answer_no is null as is_orphan, o.event_no is not null as is_outside
    from exchange.open_answers as a
    left join matching.matches as m on m.answer_no = a.event_no
    left join outside as o on o.event_no = m.message_no
    union all
    select campaign_no, false, true from outside
)
select campaign_no, count(*) filter (is_orphan) as orphans, count(*) filter (is_outside) as outside_period
from strays
group by campaign_no
