-- Airship: campaigns, gathered from sends and displays. Grain: one campaign per row. The stream has no names: a campaign is called by its id.

-- makes: messages_seen
-- The parts of files: one row per push, channel and file. A clock that is a month behind the server's says nothing of a campaign's start.
-- from: **/*airship*, **/*airship*/**, **/events/**
-- needs: type text, occurred instant
-- may have: processed instant, device struct(device_type varchar), body struct(push_id varchar, group_id varchar)
select
    body.push_id as push_id,
    body.group_id as group_id,
    case type when 'SEND' then 'push' else 'in_app' end as channel,
    min(occurred) as first_at
from dump
where type in ('SEND', 'IN_APP_MESSAGE_DISPLAY') and body.push_id is not null and occurred >= timestamp '2000-01-01'
    and coalesce(processed, occurred) < occurred + interval 30 day
    and coalesce(lower(device.device_type), '') not in ('email', 'sms', 'mms', 'rcs')
group by all

-- makes: campaigns
-- A push that brings an in-app message along has both: it is a push.
select
    coalesce(nullif(messages_seen.group_id, ''), groups.group_id, push_id) as campaign_id,
    coalesce(nullif(messages_seen.group_id, ''), groups.group_id, push_id) as name,
    max(channel) as channel,
    min(first_at) as starts_at
from messages_seen left join groups using (push_id)
group by all
