-- table
-- Users who have more than a twentieth of at least 200 messages: an id such as "undefined" stands for many. Grain: one row per campaign and such user; and,
-- over all campaigns that have fewer messages each, one per such user (campaign_no null).
--   messages  of that user
--   total     of the campaign, or of these campaigns together
--   user_id   the id, where it is one of those that programs write for want of one; null for any other
with
stand_ins as (
    select spelling, hash(spelling) as user_key
    from (
        select unnest([
            'undefined', 'UNDEFINED', 'Undefined', 'null', 'NULL', 'Null', 'none', 'NONE', 'None', 'nil', 'nan', 'NaN', 'NAN', 'na', 'NA', '\N',
            'unknown', 'UNKNOWN', 'Unknown', 'anonymous', 'Anonymous', 'guest', 'Guest', 'test', 'user', 'default', 'missing', 'false', 'true', '0', '-1', '1',
            '(not set)', '[object Object]', '00000000-0000-0000-0000-000000000000']) as spelling
    )
),
sizes as (
    select campaign_no, sum(messages) as total from facts.recipients group by campaign_no
),
of_campaigns as (
    select r.campaign_no, r.user_key, r.messages, s.total
    from facts.recipients as r
    inner join sizes as s on s.campaign_no = r.campaign_no
    where s.total >= 200 and r.messages > 0.05 * s.total
),
of_small as (
    select r.user_key, sum(r.messages) as messages
    from facts.recipients as r
    inner join sizes as s on s.campaign_no = r.campaign_no and s.total < 200
    group by r.user_key
),
found as (
    select campaign_no, user_key, messages, total from of_campaigns
    union all
    select null, user_key, messages, total
    from (select *, sum(messages) over () as total from of_small)
    where total >= 200 and messages > 0.05 * total
)
select f.campaign_no, f.user_key, f.messages::bigint as messages, f.total::bigint as total, w.spelling as user_id
from found as f
left join stand_ins as w on w.user_key = f.user_key
