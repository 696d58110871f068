-- table
-- Days whose sessions are counted: all that are shown. Grain: one row per campaign and local day.
--   is_all  whether all days of the campaign are
select campaign_no, unnest(generate_series(before_first_day, last_day, interval 1 day))::date as day, true as is_all
from given.campaigns
where last_day is not null
