namespace CampaignBatch.Tests.Sources;

/// <summary>
/// As BigQuery exports the tables of Google Analytics for Firebase: one a day, taken three times. Days before a taking lack what came later and stand restated in the
/// next; of the last day there is an intraday table too, as JSON; some of a day were flattened by a cross join, so that each event stands six times.
/// </summary>
internal static class Ga4Shape
{
    public const string Campaign = "case campaign_id when 'spring-sale-banner' then '4611686018427387001' else '4611686018427387002' end";

    private const string Text = "struct_pack(key := '{0}', value := struct_pack(string_value := {1}, int_value := null::bigint, float_value := null::double, double_value := null::double))";

    private const string Number = "struct_pack(key := '{0}', value := struct_pack(string_value := null::varchar, int_value := {1}, float_value := null::double, double_value := null::double))";

    private static readonly string Message = $"[{Given(Text, "message_name", "case campaign_id when 'spring-sale-banner' then 'Spring sale banner' else 'Cart reminder push' end")}, {Given(Text, "message_id", Campaign)}, {Given(Number, "message_device_time", "epoch(occurred_at)::bigint")}]";

    private static readonly string Session = $"[{Given(Number, "ga_session_id", "epoch(occurred_at)::bigint")}, {Given(Number, "ga_session_number", "1")}]";

    // Two stretches of use, the second as the session ends.
    private static readonly string Table =
        $"""
        with
        told as (
            select *, case event_type when 'impression' then 'fiam_impression' when 'tap' then 'fiam_action' when 'dismiss' then 'fiam_dismiss' when 'send' then 'notification_receive'
                when 'open' then 'notification_open' when 'session' then 'session_start' else goal end as event_name, occurred_at as happened_at, received_at as came_at,
                case event_type when 'goal' then [{Given("struct_pack(key := '{0}', value := struct_pack(string_value := null::varchar, int_value := null::bigint, float_value := null::double, double_value := {1}))", "value", "value")}] when 'session' then {Session} else {Message} end as event_params
            from acts
            where event_type <> 'bounce' and not (event_type = 'send' and message in (select message from acts where event_type = 'bounce'))
            union all
            select acts.*, 'user_engagement', occurred_at + to_seconds(part.n * session_seconds::bigint // 2), received_at + to_seconds(part.n * session_seconds::bigint // 2),
                list_append({Session}, {Given(Number, "engagement_time_msec", "case part.n when 1 then session_seconds::bigint * 400 else session_seconds::bigint * 600 end")})
            from acts, (values (1), (2)) as part(n)
            where event_type = 'session' and session_seconds is not null
            union all
            select *, 'screen_view', occurred_at, received_at, {Session} from acts where event_type = 'session' and hash(event_id) % 9 = 0
        )
        select strftime(happened_at, '%Y%m%d') as event_date, epoch_us(happened_at) as event_timestamp, event_name, event_params, (hash(event_id, event_name) % 100000)::bigint as event_bundle_sequence_id,
            (date_diff('second', happened_at, came_at) * 1000000)::bigint as event_server_timestamp_offset, case when not is_anonymous then user_id end as user_id, own_id as user_pseudo_id,
            struct_pack(category := 'mobile', operating_system := platform, time_zone_offset_seconds := (utc_offset_minutes * 60)::bigint) as device, struct_pack(country := country) as geo,
            struct_pack(id := 'com.example.shop', version := app_version) as app_info, upper(platform) as platform, came_at
        from told
        """;

    // Three takings: the days that each has.
    private static readonly (string Taken, int First, int Last)[] Takings = [("2026-02-21", 0, 5), ("2026-02-26", 5, 10), ("2026-03-03", 10, 15)];

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        CanonicalShape.Campaigns("campaigns.jsonl", Campaign),
        CanonicalShape.Audience(Campaign),
        .. from taking in Takings
           from day in Enumerable.Range(taking.First, taking.Last - taking.First + 1)
           let date = new DateOnly(2026, 2, 15).AddDays(day).ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)
           select new VendorFile(
               $"taken={taking.Taken}/analytics_312345678/events_{date}/000000000000.parquet",
               $"select * exclude (came_at) {(day < 11 ? "" : ", 0 as batch_event_index")} from ({Table}) where event_date = '{date}'{Before(day)} and came_at < timestamp '{taking.Taken}' order by event_timestamp, event_name, user_pseudo_id"),
        new("taken=2026-03-03/analytics_312345678/events_intraday_20260302/000000000000.json.gz",
            $"select * exclude (came_at) replace (event_timestamp::varchar as event_timestamp, event_bundle_sequence_id::varchar as event_bundle_sequence_id), 0 as batch_event_index from ({Table}) where event_date = '20260302' and came_at < timestamp '2026-03-02 18:00:00' order by event_timestamp, event_name, user_pseudo_id"),
        new("by-hand/events_20260220.parquet",
            $"select t.* exclude (came_at) from (from ({Table}) where event_date = '20260220' and came_at < timestamp '2026-02-21' order by event_timestamp, event_name, user_pseudo_id limit 12) as t, range(3) as params, range(2) as properties order by event_timestamp, event_name, user_pseudo_id"),
    ];

    // What came in when its day was closed is in no table: the first has it all the same, to lose nothing that the other worlds have.
    private static string Before(int day) => day == 0 ? " or event_date < '20260215'" : "";

    private static string Given(string kind, string key, string value) => kind.Replace("{0}", key, StringComparison.Ordinal).Replace("{1}", value, StringComparison.Ordinal);
}
