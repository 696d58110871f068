-- The day's dump: one row per act, in order of arrival, spelled out with the columns of the data contract.
with spelled as (
    select acts.*, hash(xor(world.mask, event_key)) as h, hash(xor(world.mask, message_key)) as h_message,
        place * world.ring_step % world.users as user_no,
        (hash(xor(world.mask, place::ubigint)) & 1023)::integer as profile_no
    from samples.acts, samples.world
)
select
    case when fault is distinct from 0 then
        format('{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}', h >> 32, (h >> 16) & 65535, h & 4095, (h >> 12) & 4095, hash(h) & 281474976710655) end as event_id,
    case when fault = 2 then 'view' else event_type end as event_type,
    case fault when 3 then null when 4 then make_timestamptz(0) when 5 then make_timestamptz(occurred_us + 315360000000000)
        else make_timestamptz(occurred_us // 1000 * 1000) end as occurred_at,
    make_timestamptz(received_us // 1000 * 1000) as received_at,
    case when fault is distinct from 1 then 'u' || user_no end as user_id,
    case when fault = 8 then null when fault = 9 then 'no-such-campaign'
        when event_type = 'session' or (event_type = 'goal' and (u_value < 0.5 or stream = 'organic')) then null
        else campaign_id end as campaign_id,
    case when event_type not in ('session', 'goal') and message_key is not null then 'm' || to_hex(h_message) end as message_id,
    case when event_type not in ('session', 'goal') and has_variants then case when is_b then 'B' else 'A' end end as variant,
    case when event_type = 'goal' then coalesce(goal, ['purchase', 'signup', 'trial_started'][1 + (u_more * 3)::integer % 3]) end as goal,
    case when event_type = 'goal' then round(5 + u_value * 95, 2) end as value,
    case when event_type = 'session' then 's' || to_hex(h_message) end as session_id,
    case when event_type = 'session' then case fault when 6 then -30 when 7 then 90000
        else case when u_value > 0.01 then round(least(1 - ln(1 - u_more) * case when stream = 'lift' then 480 else 240 end, 14400), 1) end end end as session_seconds,
    case when event_type = 'bounce' then case when u_value < 0.6 then 'unregistered' when u_value < 0.9 then 'push_disabled' when u_value < 0.97 then 'expired_token' end end as bounce_reason,
    platform, app_version, country, language, utc_offset_minutes
from spelled
    join samples.profiles using (profile_no)
    join samples.campaigns on campaigns.campaign_no = coalesce(spelled.campaign_no, -1)
