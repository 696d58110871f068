namespace CampaignBatch.Tests.Sources;

/// <summary>
/// As Airship streams it: JSON lines of all types, a file a few days, one of them made to Parquet. Duplicates differ in offset and time of processing. Only some sends say
/// their group; PUSH_BODY says the others'.
/// </summary>
internal static class AirshipShape
{
    public const string Campaign = "case campaign_id when 'spring-sale-banner' then 'a1b2c3d4-0000-4000-8000-00000000a001' else 'a1b2c3d4-0000-4000-8000-00000000b002' end";

    // A run of the automation an hour; an in-app automation has one for each arm.
    private const string Push =
        $"""
        case when event_type in ('impression', 'tap', 'dismiss') then ids('spring' || coalesce(variant, '')) when message like 'none-%' then ids(message)
            else ids('cart ' || (select any_value(date_trunc('hour', m.occurred_at)) from acts as m where m.message_id = a.message and m.event_type = 'send')::varchar) end
        """;

    private const string Stream =
        $$"""
        with
        told as (
            select a.*, {{Push}} as push_id, {{Campaign}} as group_id
            from acts as a
        ),
        lines as (
            select *, event_id as key, occurred_at as occurred, received_at as processed,
                case event_type when 'impression' then 'IN_APP_MESSAGE_DISPLAY' when 'tap' then 'IN_APP_MESSAGE_RESOLUTION' when 'dismiss' then 'IN_APP_MESSAGE_RESOLUTION'
                    when 'send' then 'SEND' when 'bounce' then 'SEND_REJECTED' when 'goal' then 'CUSTOM' else 'OPEN' end as type,
                case event_type when 'tap' then if(hash(event_id) % 2 = 0, 'BUTTON_CLICK', 'MESSAGE_CLICK') when 'dismiss' then if(hash(event_id) % 3 = 0, 'TIMED_OUT', 'USER_DISMISSED') end as resolution,
                case event_type when 'open' then 's' || event_id when 'session' then session_id end as session
            from told
            -- A session that an open begins is the open itself.
            where event_id not in (select event_id || '-s' from acts where event_type = 'open')
            union all
            select *, event_id || 'close', occurred_at + to_seconds(session_seconds::bigint), received_at + to_seconds(session_seconds::bigint) + interval 2 hour, 'CLOSE', null, session_id
            from told
            where event_type = 'session' and session_seconds is not null
        )
        select
            ids(key) as id, '1000' || (hash(key) % 1000000000)::varchar as "offset", type, strftime(occurred, '%Y-%m-%dT%H:%M:%S.000Z') as occurred, strftime(processed, '%Y-%m-%dT%H:%M:%S.000Z') as processed,
            struct_pack(
                ios_channel := case platform when 'ios' then own_id end, android_channel := case platform when 'android' then own_id end,
                channel := case platform when 'web' then own_id end, device_type := case platform when 'web' then 'WEB' end, named_user_id := case when not is_anonymous then user_id end,
                attributes := struct_pack(app_version := app_version, locale_country_code := country, locale_timezone := (utc_offset_minutes * 60)::varchar)) as device,
            struct_pack(
                push_id := case when type not in ('OPEN', 'CLOSE', 'CUSTOM') then push_id end,
                group_id := case when type = 'SEND_REJECTED' or (type = 'SEND' and hash(key) % 2 = 0) then group_id end,
                session_id := session, type := resolution, variant_id := case when type like 'IN_APP%' then variant end,
                triggering_push := case when event_type = 'open' then struct_pack(push_id := push_id, group_id := group_id) end,
                name := case when type = 'CUSTOM' then goal end, value := case when type = 'CUSTOM' then value end) as body,
            processed as processed_at
        from lines
        """;

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        CanonicalShape.Campaigns("campaigns.csv", Campaign),
        CanonicalShape.Audience(Campaign),
        new("airship/2026-02-15/push-bodies.jsonl.gz",
            $$"""
            select distinct ids('body ' || push_id) as id, '999' as "offset", 'PUSH_BODY' as type, '2026-02-15T00:00:00.000Z' as occurred, '2026-02-15T00:00:01.000Z' as processed,
                struct_pack(push_id := push_id, group_id := group_id, trimmed := false) as body
            from (select {{Push}} as push_id, {{Campaign}} as group_id from acts as a where event_type in ('impression', 'send'))
            order by id
            """),
        new("airship/2026-02-15/stream-0001.jsonl", $"select * exclude (processed_at) from ({Stream}) where processed_at < '2026-02-16' order by processed_at, id"),
        new("airship/2026-02-16/stream-0002.jsonl.gz", $"select * exclude (processed_at) from ({Stream}) where processed_at >= '2026-02-16' and processed_at < '2026-02-24' order by processed_at, id"),
        new("airship/2026-02-24/stream-0003.parquet", $"select * exclude (processed_at) replace (occurred::timestamp as occurred, processed::timestamp as processed) from ({Stream}) where processed_at >= '2026-02-24' and processed_at < '2026-02-28' order by processed_at, id"),
        new("airship/2026-02-28/stream-0004.ndjson.gz", $"select * exclude (processed_at) from ({Stream}) where processed_at >= '2026-02-28' order by processed_at, id"),
        new("airship/2026-02-28/stream-0005.json.gz",
            $"""select * exclude (processed_at) replace ('2' || "offset" as "offset", strftime(processed_at + interval 3 day, '%Y-%m-%dT%H:%M:%S.000Z') as processed) from ({Stream}) where is_again(id) order by processed_at, id"""),
    ];
}
