-- table
-- Sessions of the population by local day of their start, before and during the campaign. Grain: one row per campaign and day, from
-- the first of the before-window to the period's last day.
--   phase                   before or during; the start day is during
--   complete                false for the day of T, and for days of which the data do not have all sessions
--   session_seconds_mean, session_seconds_median  of sessions with a length; null for none; median of an even number: mean of the middle two
with
days as (
    select
        campaign_no, as_of_day, first_day, sessions_known_from,
        unnest(generate_series(before_first_day, last_day, interval 1 day))::date as day
    from given.campaigns
    where last_day is not null
)
select
    d.campaign_no,
    d.day as date,
    case when d.day < d.first_day then 'before' else 'during' end as phase,
    d.day <> d.as_of_day and coalesce(d.day >= d.sessions_known_from, false) as complete,
    coalesce(s.sessions, 0) as sessions,
    s.mean as session_seconds_mean,
    s.median as session_seconds_median
from days as d
anti join given.skipped_days as k on k.campaign_no = d.campaign_no and k.day = d.day
left join trends.session_counts as s on s.campaign_no = d.campaign_no and s.day = d.day
