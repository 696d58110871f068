-- The sound campaigns, as every later file reads them. Grain of given.campaigns: one row per campaign.
--   campaign_no    place of the id among all known ids in ordinal order, so that a smaller one is a smaller id
--   message_type   event_type of its messages: 1 impression, 4 send
--   starts_at, until_at  the period [starts_at, until_at), UTC: until ends_at, or just after T while it runs
--   window_us      length of the conversion window, microseconds
--   first_day, last_day  local days of the period's first and last instant; last_day is null while it is scheduled
--   as_of_day      local day of T
--   before_first_day  first day of the before-window; first_day where there is none
--   sessions_from_at, sessions_until_at  the days that sessions are shown for, UTC
--   sessions_known_from  first local day of which the data have all sessions; null where they have none
--   compared_weeks  campaign weeks on each side of the comparison: 1..4, 0 for none
--   recent_first_day, recent_last_day, recent_until_at  local days of the later ones, and the instant after them, UTC; null for none
-- Beside these, given.skipped_days holds days that no clock of a campaign's zone ever showed: they are no days.
create table given.campaigns as
select
    campaign_no,
    campaign_key,
    is_push,
    (case when is_push then 4 else 1 end)::utinyint as message_type,
    make_timestamp(starts_us) as starts_at,
    make_timestamp(until_us) as until_at,
    window_us,
    audience_size,
    make_timestamp(audience_us) as audience_as_of,
    first_day,
    last_day,
    as_of_day,
    before_first_day,
    make_timestamp(sessions_from_us) as sessions_from_at,
    make_timestamp(sessions_until_us) as sessions_until_at,
    sessions_known_from,
    compared_weeks,
    recent_first_day,
    recent_last_day,
    make_timestamp(recent_until_us) as recent_until_at
from given.listed
inner join given.known_campaigns using (campaign_no);

-- Offsets from UTC of each campaign's zone. Grain: one row per campaign and stretch [from_at, until_at) between two clock changes.
create table given.campaign_offsets as
select campaign_no, make_timestamp(from_us) as from_at, make_timestamp(until_us) as until_at, offset_us
from given.offsets_listed;

-- Those that the campaign's messages need. Grain: as above, cut to the stretches that the period meets; the first and the last of them go on for
-- ever, since the day of a message outside the period is of no use.
create table given.period_offsets as
select
    o.campaign_no,
    case when o.from_at <= c.starts_at then timestamp '0001-01-01' else o.from_at end as from_at,
    case when o.until_at >= c.until_at then timestamp '9999-12-31' else o.until_at end as until_at,
    o.offset_us
from given.campaign_offsets as o
inner join given.campaigns as c on c.campaign_no = o.campaign_no
where o.until_at > c.starts_at and (o.from_at < c.until_at or o.from_at <= c.starts_at);

-- What counts as a goal. Grain: one row per campaign and kind of goal: a goal's name, or a least length of a session.
--   goal_ref  the same for campaigns that share the goal
create table given.goals as
select campaign_no, hash('goal', decode(goal)) as goal_ref, hash(decode(goal)) as goal_key, null::double as min_session_seconds
from given.listed
where goal is not null
union all
select campaign_no, hash('session', goal_min_session_seconds::varchar), null, goal_min_session_seconds
from given.listed
where goal_min_session_seconds is not null;

-- The days that sessions are shown for, cut where the clock changes. Grain: one row per campaign and stretch [from_at, until_at).
create table given.session_windows as
select c.campaign_no, greatest(o.from_at, c.sessions_from_at) as from_at, least(o.until_at, c.sessions_until_at) as until_at, o.offset_us
from given.campaigns as c
inner join given.campaign_offsets as o
    on o.campaign_no = c.campaign_no and o.from_at < c.sessions_until_at and o.until_at > c.sessions_from_at
where c.last_day is not null;
