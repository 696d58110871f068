-- table
-- Messages of the period and what became of them. Grain: one row per campaign with a message.
select
    campaign_no,
    sum(messages)::bigint as messages,
    sum(taps)::bigint as taps,
    sum(dismissals)::bigint as dismissals,
    sum(unanswered)::bigint as unanswered,
    sum(bounced)::bigint as bounced,
    sum(delivered)::bigint as delivered,
    sum(opened)::bigint as opened
from facts.cells
group by campaign_no
