-- Braze Currents: goals. Grain: one event per row.
-- A conversion counts for the campaign that Braze gave it to: "conversion" is the primary one, "conversion B", "conversion C" and "conversion D" the others.
-- Custom events and purchases name no campaign and count by last touch, under their own name and as "purchase".

-- makes: events
-- tables: campaigns_conversion, users_campaigns_conversion, users_campaigns_conversion_shared,
--   canvas_conversion, users_canvas_conversion, users_canvas_conversion_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, campaign_id id, canvas_id id, conversion_behavior_index whole, sf_created_at instant
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    coalesce(campaign_id, canvas_id) as campaign_id,
    concat('conversion', case when conversion_behavior_index between 1 and 25 then ' ' || chr((65 + conversion_behavior_index)::integer) end) as goal
from dump

-- makes: events
-- tables: behaviors_customevent, users_behaviors_customevent, users_behaviors_customevent_shared
-- needs: id id, user_id id, time seconds, name text
-- may have: external_user_id id, platform text, sf_created_at instant
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    name as goal,
    lower(platform) as platform
from dump

-- makes: events
-- tables: behaviors_purchase, users_behaviors_purchase, users_behaviors_purchase_shared
-- needs: id id, user_id id, time seconds
-- may have: external_user_id id, price number, platform text, sf_created_at instant
-- measures: goals
select
    dump_row,
    id as event_id,
    'goal' as event_type,
    time as occurred_at,
    case
        when sf_created_at_given then sf_created_at
        else try_strptime(regexp_extract(dump_file, 'date=(\d{4}-\d{2}-\d{2}-\d{2})', 1), '%Y-%m-%d-%H') + interval 1 hour
    end as received_at,
    coalesce(external_user_id, user_id) as user_id,
    'purchase' as goal,
    price as value,
    lower(platform) as platform
from dump
