-- How many rows of what kind a dump has, so that nobody counts them again.
-- Grain: one row per dump (dump_index, its place among those read), campaign_key, kind of row, goal, fault and lateness.
-- Reads: dumps.events (events.sql); the variable known_until: later occurred_at are in the future, as far as the reader knows (null: none is).
--   is_message      of an event_type that needs a campaign; null for an unknown type
--   is_push         of one of push; null where it is no message's
--   is_ahead        occurred after known_until
--   campaign_id     the text of campaign_key
--   goal_key        of a goal, 0 for one without a name; null for other events
--   earliest_value  occurred_at of the first one with a value, UTC; null for none
--   earliest, latest  occurred_at, UTC
--   examples        places in the dump of the first few rows, from 0
select
    file_index as dump_index,
    campaign_key,
    event_type <= 6 as is_message,
    case when event_type <= 6 then event_type >= 4 end as is_push,
    case when event_type = 8 then coalesce(goal_key, 0) end as goal_key,
    fault,
    lateness,
    coalesce(occurred_at > getvariable('known_until')::timestamp, false) as is_ahead,
    count(*) as rows,
    any_value(campaign_id) as campaign_id,
    min(case when event_type = 8 and abs(value) < 9e12 then occurred_at end) as earliest_value,
    min(occurred_at) as earliest,
    max(occurred_at) as latest,
    min(file_row_number, 5) as examples
from dumps.events
group by all
