-- Everything that happens on one day, as numbers. One row per row of the day's dump, in order of arrival.
-- Each number is a function of the event's key alone: the same key gives the same act, on any machine and in any order.
-- event_key: names the event; message_key: names its message; place: the user's place in the ring; *_us: microseconds since 1970, UTC.
with numbered as (
    select slots.*, slots.first_index + slots.index_step * steps.range as i,
        hash(xor(world.mask, slots.stream_key + (slots.first_index + slots.index_step * steps.range)::ubigint)) as h,
        world.users, world.mask, world.to_us as day_ends_us
    from samples.slots, range(slots.events) steps, samples.world
),
mixed as (
    select *, stream_key + i::ubigint as event_key, hash(xor(h, 1::ubigint)) as h_user, hash(xor(h, 2::ubigint)) as h_answer, hash(xor(h, 3::ubigint)) as h_more
    from numbered
),
chanced as (
    select *,
        (h_user >> 32) / 4294967296.0 as u_user,
        ((h_answer & 1048575) + ((h_answer >> 20) & 1048575)) / 2097152.0 as u_time,
        (h_answer >> 40) / 16777216.0 as u_answer,
        (h_more & 2097151) / 2097152.0 as u_delay,
        ((h_more >> 21) & 2097151) / 2097152.0 as u_more,
        (h_more >> 42) / 4194304.0 as u_value
    from mixed
),
placed as (
    select c.*, k.is_push, k.has_variants, k.starts_us, k.tap_first, k.tap_last, k.tap_decay, k.tap_b_factor, k.dismiss_rate, k.bounce_rate,
        k.open_rate, k.goal_rate,
        from_us + (u_time * (to_us - from_us))::bigint as made_us,
        -- A few users meet a campaign often, most seldom. Of a push audience every fifth has push switched off.
        case
            when stream in ('session', 'organic', 'fault') or (stream = 'repeat' and campaign_no is null) then floor(u_user * users)::bigint
            when stream = 'lift' then (audience_from + floor(u_user * messaged)::bigint) % users
            when is_push then (audience_from + floor(u_user * sqrt(u_user) * (messaged // 5 * 4))::bigint // 4 * 5
                + floor(u_user * sqrt(u_user) * (messaged // 5 * 4))::bigint % 4) % users
            else (audience_from + floor(u_user * sqrt(u_user) * messaged)::bigint) % users
        end as place,
        (i + turn) as turned
    from chanced c left join samples.campaigns k using (campaign_no)
),
timed as (
    select *,
        has_variants and hash(xor(mask, (place * 4096 + campaign_no)::ubigint)) & 1 = 1 as is_b,
        coalesce(may_be_late and turned % 300 = 7, false) as is_late,
        case when may_be_late and turned % 300 = 7 then made_us - 93600000000 - (u_delay * 158400000000)::bigint else made_us end as occurred_us,
        made_us + 500000 + (u_delay * u_delay * 120000000)::bigint as received_us
    from placed
),
answered as (
    select *, case
            when stream not in ('message', 'open') or is_late then null
            when is_push and u_answer < bounce_rate then 'bounce'
            when is_push and u_answer < bounce_rate + (1 - bounce_rate) * open_rate * case when is_b then tap_b_factor else 1 end then 'open'
            when is_push then null
            when u_answer < (tap_last + (tap_first - tap_last) * exp(-tap_decay * ((made_us - starts_us) // 86400000000)))
                * case when is_b then tap_b_factor else 1 end then 'tap'
            when u_answer > 1 - dismiss_rate then 'dismiss'
        end as answer
    from timed
),
-- What leads to nothing today is dropped before all else, with the columns that no later step needs.
kept as (
    select stream, campaign_no, event_key, i, turned, lag_days, favourites, is_push, place, is_b, is_late, answer, made_us, occurred_us, received_us,
        day_ends_us, u_delay, u_more, u_value
    from answered
    where (stream <> 'open' or answer = 'open') and (stream <> 'goal' or u_answer < goal_rate * 24)
),
messages as (
    select stream, event_key, case when stream in ('session', 'lift') then 'session' when stream = 'organic' then 'goal'
            when is_push then 'send' else 'impression' end as event_type,
        campaign_no, event_key as message_key, place, is_b, is_late, false as is_duplicate, null::integer as fault,
        occurred_us, received_us, u_more, u_value
    from kept
    where stream in ('message', 'outside', 'session', 'lift', 'organic')
),
repeated as (
    select case when stream = 'repeat' then case when campaign_no is null then 'session' else 'message' end else stream end as stream, event_key,
        case when campaign_no is null then 'session' when is_push then 'send' else 'impression' end as event_type,
        campaign_no, event_key as message_key, place, is_b, is_late, true as is_duplicate, null::integer as fault,
        occurred_us, received_us + case when stream = 'repeat' then 86400000000 else 60000000 + (u_more * 600000000)::bigint end as received_us, u_more, u_value
    from kept
    where stream = 'repeat' or (stream in ('message', 'session') and turned % 1000 = 0)
),
answers as (
    select 'answer' as stream, event_key + (1::ubigint << 61) as event_key, answer as event_type,
        campaign_no, case when u_value < 0.005 then null else event_key end as message_key, place, is_b, false as is_late, false as is_duplicate, null::integer as fault,
        least(made_us + 1500000 + (u_more * u_more * 45000000)::bigint, day_ends_us - 1000) as occurred_us,
        received_us + 2000000 + (u_more * u_more * 45000000)::bigint as received_us, u_more, u_value
    from kept
    where stream = 'message' and answer in ('tap', 'dismiss', 'bounce')
),
-- Some who tap close the message afterwards: the first response decides.
second_thoughts as (
    select 'second' as stream, event_key + (1::ubigint << 61) as event_key, 'dismiss' as event_type,
        campaign_no, message_key, place, is_b, is_late, is_duplicate, fault, occurred_us + 3000000 as occurred_us, received_us + 3000000 as received_us, u_more, u_value
    from answers
    where event_type = 'tap' and u_value > 0.96
),
opens as (
    select 'answer' as stream, event_key + (1::ubigint << 61) as event_key, 'open' as event_type,
        campaign_no, case when u_value < 0.005 then null else event_key end as message_key, place, is_b, false as is_late, false as is_duplicate, null::integer as fault,
        case when u_delay < 0.7
            then coalesce(list_filter(favourites::bigint[], lambda f: f > made_us)[case when u_more < 0.75 then 1 else 2 end], made_us) + (u_value * 3600000000)::bigint
            else made_us + 20000000 + (u_more * u_more * 28800000000)::bigint
        end as occurred_us,
        received_us, u_more, u_value
    from kept
    where stream = 'open'
),
outside_answers as (
    select 'outside' as stream, event_key + (1::ubigint << 61) as event_key, case when is_push then 'open' else 'tap' end as event_type,
        campaign_no, event_key as message_key, place, is_b, false as is_late, false as is_duplicate, null::integer as fault,
        least(made_us + 5000000, day_ends_us - 1000) as occurred_us, received_us + 5000000 as received_us, u_more, u_value
    from kept
    where stream = 'outside' and i % 3 = 0
),
goals as (
    select 'goal' as stream, event_key + (3::ubigint << 61) as event_key, 'goal' as event_type,
        campaign_no, null::ubigint as message_key, place, is_b, false as is_late, false as is_duplicate, null::integer as fault,
        case when lag_days = 0 then least(made_us + 120000000 + (u_more * 14400000000)::bigint, day_ends_us - 1000)
            else least(greatest(made_us + lag_days * 86400000000 + ((u_more - 0.5) * 14400000000)::bigint, day_ends_us - 86400000000), day_ends_us - 1000) end as occurred_us,
        received_us, u_more, u_value
    from kept
    where stream = 'goal'
),
orphans as (
    select 'orphan' as stream, event_key, case when is_push then case when turned % 2 = 0 then 'open' else 'bounce' end
            else case when turned % 2 = 0 then 'tap' else 'dismiss' end end as event_type,
        campaign_no, event_key as message_key, place, is_b, false as is_late, false as is_duplicate, null::integer as fault,
        occurred_us, received_us, u_more, u_value
    from kept
    where stream = 'orphan'
),
faults as (
    select 'fault' as stream, event_key, case when turned % 10 in (6, 7) then 'session' else 'impression' end as event_type,
        campaign_no, event_key as message_key, place, is_b, false as is_late, false as is_duplicate, (turned % 10)::integer as fault,
        occurred_us, received_us, u_more, u_value
    from kept
    where stream = 'fault'
),
-- Opens and goals reach the collector as fast as the rest, whenever they happen.
gathered as (
    select * from messages
    union all select * from repeated
    union all select * from answers
    union all select * from second_thoughts
    union all select * replace (occurred_us + 900000 + (u_more * 9000000)::bigint as received_us) from opens
    union all select * from outside_answers
    union all select * replace (occurred_us + 900000 + (u_more * 9000000)::bigint as received_us) from goals
    union all select * from orphans
    union all select * from faults
)
select stream, event_key, event_type, campaign_no, message_key, place, is_b, is_late, is_duplicate, fault, occurred_us, received_us, u_more, u_value
from gathered
where stream <> 'answer' or event_type <> 'open' or (occurred_us >= (select from_us from samples.world) and occurred_us < (select to_us from samples.world))
order by received_us, event_key, is_duplicate
