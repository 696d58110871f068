namespace CampaignBatch.Tests.Sources;

/// <summary>
/// As Braze Currents writes it. Seldom events in folders, one a type, with hours of arrival beneath, clicks of them as JSON made from Avro; many events as tables of the Snowflake
/// share, in upper case. All of it comes again in part.
/// </summary>
internal static class BrazeShape
{
    public const string Campaign = "case campaign_id when 'spring-sale-banner' then '65f0c0ffee0000000000a001' else '65f0c0ffee0000000000b002' end";

    private const string Name = "case campaign_id when 'spring-sale-banner' then 'Spring sale banner' else 'Cart reminder push' end";

    private const string Who = "md5('currents ' || event_id)::uuid::varchar as id, own_id as user_id, case when not is_anonymous then user_id end as external_user_id";

    private const string Common =
        $"""
        {Who}, epoch(occurred_at)::integer as time, zone as timezone, 'app-1' as app_id, {Campaign} as campaign_id, {Name} as campaign_name,
        case when variant is not null then '65f0c0ffee00000000000' || lower(variant) || '00' end as message_variation_id, null::varchar as canvas_id, platform, md5(user_id)[:16] as device_id
        """;

    private const string Dispatch = "md5(message)[:8] || '0000000000000000' as dispatch_id, null::varchar as send_id";

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        CanonicalShape.Campaigns("campaigns.csv", Campaign, name: "'65f0c0ffee00000000000' || lower(arm) || '00'"),
        CanonicalShape.Audience(Campaign),
        .. Share("USERS_MESSAGES_INAPPMESSAGE_IMPRESSION", Common, "event_type = 'impression'"),
        .. Share("USERS_MESSAGES_PUSHNOTIFICATION_SEND", $"{Common}, {Dispatch}", "event_type = 'send'"),
        .. Share("USERS_BEHAVIORS_APP_SESSIONSTART", $"{Who}, epoch(occurred_at)::bigint as time, session_id, platform", "event_type = 'session'"),
        .. Share("USERS_BEHAVIORS_APP_SESSIONEND", $"{Who}, epoch(occurred_at)::bigint + session_seconds::bigint as time, session_seconds::float as duration, session_id", "event_type = 'session' and session_seconds is not null"),
        .. Share("USERS_BEHAVIORS_CUSTOMEVENT", $"{Who}, epoch(occurred_at)::bigint as time, goal as name, platform", "event_type = 'goal' and campaign_id is null"),
        .. Folder("users.messages.pushnotification.Bounce", "bounce", $"{Common}, {Dispatch}"),
        .. Folder("users.messages.pushnotification.Open", "open", $"{Common}, {Dispatch}, 'none' as button_action_type"),
        .. Folder("users.campaigns.Conversion", "goal", $"{Who}, epoch(occurred_at)::integer as time, {Campaign} as campaign_id, 0 as conversion_behavior_index", "campaign_id is not null"),
        // Made from Avro: what may be null is wrapped.
        .. from day in Days
           select new VendorFile($"event_type=users.messages.inappmessage.Click/date={day}-23/5/eu/clicks.json{(day == "2026-02-22" ? "" : ".gz")}", $"{Wrapped} where event_type = 'tap' and {Arrived(day)} order by event_id"),
        // Buttons that close a push, of pushes that nobody opened.
        new("event_type=users.messages.pushnotification.Open/date=2026-02-28-10/7/eu/closed.parquet",
            $"select 'closed-' || event_id as id, * exclude (id, event_id) from (select event_id, {Common}, {Dispatch}, 'close' as button_action_type from acts where event_type = 'send' order by event_id limit 12)"),
        // Never seen, and so nothing of these.
        new("event_type=users.messages.inappmessage.Abort/date=2026-02-25-11/2/eu/part.parquet", $"select {Common}, 'sdk_error' as abort_type from acts where event_type = 'impression' order by event_id limit 5"),
        new("event_type=users.campaigns.EnrollInControl/date=2026-02-25-11/2/eu/part.parquet",
            $"select own_id || '-c' as id, own_id as user_id, audience.user_id as external_user_id, 1771900000 as time, {Campaign} as campaign_id from audience inner join known_users using (user_id) where is_holdout order by all"),
    ];

    private static IEnumerable<string> Days => Enumerable.Range(0, 17).Select(d => new DateOnly(2026, 2, 15).AddDays(d).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static string Wrapped =>
        $$"""
        select id, user_id, {'string': external_user_id} as external_user_id, {'string': app_id} as app_id, time, {'string': timezone} as timezone, {'string': campaign_id} as campaign_id,
            {'string': campaign_name} as campaign_name, {'string': message_variation_id} as message_variation_id, null as canvas_id, {'string': platform} as platform,
            case when hash(id) % 2 = 0 then {'string': '0'} end as button_id
        from (select *, {{Common}} from acts) as a
        """.Replace("(select *, ", "(select event_type, received_at, event_id, ", StringComparison.Ordinal);

    // Two unloadings of a table, the first before a column came that nobody needs.
    private static IEnumerable<VendorFile> Share(string table, string columns, string where) =>
        from part in new[] { 0, 1 }
        select new VendorFile(
            $"snowflake/{table}_SHARED/data_0_0_{part}.parquet",
            $"""
            select * exclude (event_id, arrived), arrived as sf_created_at{(part == 0 ? "" : ", null::varchar as locale_key")}
            from (select event_id, received_at as arrived, {columns} from acts where {where} and {(part == 0 ? "received_at < '2026-02-24'" : "(received_at >= '2026-02-24' or is_again(event_id))")})
            order by arrived, event_id
            """) { IsUpperCase = true };

    // Never an empty file; a day has part of the day before again.
    private static IEnumerable<VendorFile> Folder(string type, string of, string columns, string where = "true") =>
        from day in Days
        select new VendorFile(
            $"event_type={type}/date={day}-23/7/eu/part-0.parquet",
            $"select {columns} from acts where event_type = '{of}' and {where} and {Arrived(day)} order by received_at, event_id");

    private static string Arrived(string day) =>
        $"(received_at::date = '{day}' or (received_at::date = date '{day}' - 1 and is_again(event_id)){(day == "2026-02-15" ? " or received_at < '2026-02-15'" : "")})";
}
