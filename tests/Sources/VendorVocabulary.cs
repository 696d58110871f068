using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>The words of vendors: those of both platforms, those of single partners, and those that nothing reads.</summary>
public sealed class VendorVocabulary : IDisposable
{
    private readonly DataFolder _folder = new();

    private static string Param(string key, string value) =>
        $"struct_pack(key := '{key}', value := struct_pack(string_value := {value}, int_value := null::bigint, float_value := null::double, double_value := null::double))";

    [Fact]
    public void In_app_messages_of_Firebase_have_other_names_on_either_platform_and_are_one_campaign()
    {
        Ga4("""
            select 'ANDROID' as platform, 'a' || i as who, 'fiam_impression' as name, 0 as later from range(6) t(i)
            union all select 'ANDROID', 'a' || i, 'fiam_action', 5 from range(2) t(i)
            union all select 'IOS', 'i' || i, 'firebase_in_app_message_impression', 0 from range(10) t(i)
            union all select 'IOS', 'i' || i, 'firebase_in_app_message_action', 5 from range(3) t(i)
            union all select 'IOS', 'i' || i, 'firebase_in_app_message_dismiss', 5 from range(3, 7) t(i)
            """, Param("message_id", "'77'"));
        var kpis = Kpis("ga4-firebase", "77");
        Assert.Equal((16, 5, 4), (Value(kpis, "total_impressions"), Part(kpis, "tap_through_rate"), Part(kpis, "dismissal_rate")));
    }

    [Theory]
    [InlineData("label")]
    [InlineData("message_label")]
    [InlineData("message_name")]
    [InlineData("_nmn")]
    public void A_push_of_Firebase_that_has_a_label_and_no_campaign_is_of_its_label(string key)
    {
        Ga4("""
            select 'ANDROID' as platform, 'a' || i as who, 'notification_receive' as name, 0 as later from range(8) t(i)
            union all select 'ANDROID', 'a' || i, 'notification_open', 5 from range(2) t(i)
            """, Param(key, "'order-status'"));
        var kpis = Kpis("ga4-firebase", "order-status");
        Assert.Equal((8, 2), (Value(kpis, "delivered"), Part(kpis, "open_rate")));
    }

    [Fact]
    public void Opens_of_a_platform_that_does_not_tell_what_it_received_are_said_and_are_no_orphans()
    {
        Ga4("""
            select 'ANDROID' as platform, 'a' || i as who, 'notification_receive' as name, 0 as later from range(8) t(i)
            union all select 'ANDROID', 'a' || i, 'notification_open', 5 from range(2) t(i)
            union all select 'IOS', 'i' || i, 'notification_open', 5 from range(5) t(i)
            """, Param("message_id", "'9'"));
        var outcome = Run("ga4-firebase");
        var kpis = Kpis("ga4-firebase", "9");
        Assert.Equal((8, 2, 0), (Value(kpis, "delivered"), Part(kpis, "open_rate"), outcome.DataQuality.Orphans));
        var unread = Assert.Single(outcome.DataQuality.EventsUnread);
        Assert.Equal(5, unread.Rows);
        Assert.Contains("ios", unread.Name, StringComparison.Ordinal);
        Assert.Contains("notification_open", unread.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Opens_of_Segment_are_said_likewise_where_devices_alone_tell_of_pushes()
    {
        Table("push_notification_received", "i < 6", ", 'Android' as context_os_name");
        Table("push_notification_tapped", "i < 8", ", if(i < 6, 'Android', 'iOS') as context_os_name");
        var outcome = Run("segment");
        Assert.Equal((6, 0), (Part(Kpis("segment", "c"), "open_rate"), outcome.DataQuality.Orphans));
        Assert.Equal(2, Assert.Single(outcome.DataQuality.EventsUnread).Rows);
    }

    [Fact]
    public void Names_that_OneSignal_gives_through_Segment_are_known()
    {
        Table("push_sent", "i < 10", ", 'm1' as message_id");
        Table("push_received", "i < 9", ", 'm1' as message_id");
        Table("push_clicked", "i < 3", ", 'm1' as message_id");
        var kpis = Kpis("segment", "c");
        Assert.Equal((10, 3), (Value(kpis, "messages_sent"), Part(kpis, "open_rate")));
    }

    [Fact]
    public void What_Customer_io_sends_through_Segment_is_sent_once_though_it_was_delivered_too()
    {
        Table("push_sent", "i < 10", ", 'd' || i as delivery_id");
        Table("push_delivered", "i < 9", ", 'd' || i as delivery_id");
        Table("push_opened", "i < 4", ", 'd' || i as delivery_id");
        Table("push_failed", "i = 9", ", 'd' || i as delivery_id, 'Unregistered' as reason");
        var kpis = Kpis("segment", "c");
        Assert.Equal((10, 4, 1), (Value(kpis, "messages_sent"), Part(kpis, "open_rate"), Part(kpis, "bounce_rate")));
    }

    [Theory]
    [InlineData("null", "'d' || i")]
    [InlineData("case when i % 2 = 0 then 'd' || i end", "'d' || i")]
    [InlineData("'d' || i", "null")]
    [InlineData("'d' || i", "'d' || i")]
    public void An_open_whose_push_names_no_device_belongs_to_the_latest_push_of_its_user(string sent, string tapped)
    {
        Table("push_notification_sent", "true", $", 'x' as dispatch_id, {sent} as context_device_id");
        Table("push_notification_bounced", "i = 9", $", 'x' as dispatch_id, {sent} as context_device_id");
        Table("push_notification_tapped", "i < 3", $", 'x' as dispatch_id, {tapped} as context_device_id");
        var kpis = Kpis("segment", "c");
        Assert.Equal((10, 3, 1, 0), (Value(kpis, "messages_sent"), Part(kpis, "open_rate"), Part(kpis, "bounce_rate"), Run("segment").DataQuality.Orphans));
    }

    [Fact]
    public void A_push_of_Braze_that_names_no_device_is_opened_by_its_user()
    {
        const string row = "'{0}' || i as id, 'u' || i as user_id, 1771200000 + {1} as time, 'c' as campaign_id, 'x' as dispatch_id, {2} as device_id from range({3}) t(i)";
        _folder.Write("users.messages.pushnotification.Send.parquet", $"select {string.Format(null, row, "s", 0, "null::varchar", 6)}");
        _folder.Write("users.messages.pushnotification.Open.parquet", $"select {string.Format(null, row, "o", 60, "'d' || i", 2)}");
        Assert.Equal(2, Part(Kpis("braze-currents", "c"), "open_rate"));
    }

    [Theory]
    [InlineData(1, "5", null)]
    [InlineData(2, "1-5", "2-5")]
    public void Ids_of_Customer_io_carry_the_workspace_where_there_are_several(int workspaces, string first, string? second)
    {
        for (var space = 1; space <= workspaces; space++)
        {
            _folder.Write($"deliveries_v5_{space}_1.parquet", $"select {space} as workspace_id, '{space}d' || i as delivery_id, '{space}p' || i as internal_customer_id, 'push' as delivery_type, 5 as campaign_id from range({space * 4}) t(i)");
            _folder.Write($"people_v4_{space}_1.parquet", $"select {space} as workspace_id, '{space}p' || i as internal_customer_id, i::varchar as customer_id from range({space * 4}) t(i)");
            _folder.Write($"campaigns_v1_{space}_1.parquet", $"select {space} as workspace_id, 5 as campaign_id, 'Shop {space}' as name");
            _folder.Write($"metrics_v4_{space}_1.parquet", $"""
                select {space} as workspace_id, '{space}s' || i as event_id, '{space}d' || i as delivery_id, 'sent' as metric, timestamp '2026-02-15 10:00:00' as created_at from range({space * 4}) t(i)
                union all select {space}, '{space}o' || i, '{space}d' || i, 'opened', timestamp '2026-02-15 11:00:00' from range({space}) t(i)
                """);
        }

        var kpis = Kpis("customer-io", first);
        Assert.Equal((4, 1), (Value(kpis, "messages_sent"), Part(kpis, "open_rate")));
        if (second is not null)
        {
            Assert.Equal((8, 2), (Value(Kpis("customer-io", second), "messages_sent"), Part(Kpis("customer-io", second), "open_rate")));
            Assert.Equal("Shop 2", Report("customer-io", second).GetProperty("campaign").GetProperty("name").GetString());
        }
    }

    [Fact]
    public void E_mails_and_texts_in_the_stream_of_Airship_are_no_pushes_and_their_answers_no_goals()
    {
        _folder.Write("airship/a.parquet", """
            select type || device || i as id, type, timestamp '2026-02-15 10:00:00' + to_seconds(later) as occurred,
                {'channel': device || i, 'device_type': device} as device, {'push_id': 'p', 'name': name} as body
            from range(4) t(i), (values ('SEND', 'IOS', null, 0), ('SEND', 'EMAIL', null, 0), ('CUSTOM', 'EMAIL', 'open', 9), ('CUSTOM', 'IOS', 'bought', 9), ('TAG_CHANGE', 'IOS', null, 9))
                as v(type, device, name, later)
            """);
        var outcome = Run("airship");
        Assert.Equal(4, Value(Kpis("airship", "p"), "messages_sent"));
        Assert.Equal([("CUSTOM open of email", 4), ("SEND of email", 4), ("TAG_CHANGE", 4)], outcome.DataQuality.EventsUnread.Select(e => (e.Name, e.Rows)));
    }

    [Fact]
    public void Events_that_look_like_messages_and_are_read_by_nothing_are_no_goals_and_those_of_the_app_are()
    {
        Ga4("""
            select 'ANDROID' as platform, 'a' || i as who, 'fiam_impression' as name, 0 as later from range(3) t(i)
            union all select 'ANDROID', 'a' || i, unnest(['fiam_error', 'push_dismissed', 'screen_view', 'in_app_purchase', 'push_ups_done']), 5 from range(2) t(i)
            """, Param("message_id", "'77'"));
        File.WriteAllText(_folder.Place("campaigns.csv"), "campaign_id,goal\n77,push_ups_done\n");
        var outcome = Run("ga4-firebase");
        Assert.Equal(["fiam_error", "push_dismissed", "screen_view"], outcome.DataQuality.EventsUnread.Select(e => e.Name));
        Assert.Equal(2, Kpis("ga4-firebase", "77").GetProperty("conversion_rate_so_far").GetProperty("numerator").GetInt64());
    }

    [Fact]
    public void Events_in_the_tracks_of_Segment_are_unread_only_where_their_own_table_is_not_there()
    {
        Table("in_app_message_viewed", "i < 4", "");
        Table("tracks", "i < 4", ", ['in_app_message_viewed', 'in_app_message_expired', 'bought', 'ios_foreground_push_opened'][i + 1] as event");
        var outcome = Run("segment");
        Assert.Equal(["in_app_message_expired", "ios_foreground_push_opened"], outcome.DataQuality.EventsUnread.Select(e => e.Name));
        Assert.Equal(5, outcome.DataQuality.Read);
    }

    [Fact]
    public void Metrics_of_Customer_io_that_no_report_is_made_of_are_listed_with_their_channel()
    {
        _folder.Write("metrics_v4_1.parquet", "select 'e' || i as event_id, 'd' || (i % 3) as delivery_id, ['sent', 'opened', 'sent', 'delivered'][i + 1] as metric, timestamp '2026-02-15' + to_minutes(i) as created_at from range(4) t(i)");
        _folder.Write("deliveries_v5_1.parquet", "select 'd' || i as delivery_id, 'p' || i as internal_customer_id, ['push', 'email', 'in_app'][i + 1] as delivery_type, 7 as campaign_id from range(3) t(i)");
        Assert.Equal(["email opened", "in_app sent", "push delivered"], Run("customer-io").DataQuality.EventsUnread.Select(e => e.Name));
    }

    [Fact]
    public void Unread_events_stand_on_the_page_and_in_the_file_of_the_run()
    {
        Ga4("select 'ANDROID' as platform, 'a' || i as who, unnest(['fiam_impression', 'fiam_error']) as name, 0 as later from range(3) t(i)", Param("message_id", "'77'"));
        Run("ga4-firebase");
        var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder.Site, "runs", "latest.json"))).RootElement;
        var unread = Assert.Single(run.GetProperty("data_quality").GetProperty("events_unread").EnumerateArray());
        Assert.Equal(("fiam_error", 3), (unread.GetProperty("name").GetString(), unread.GetProperty("rows").GetInt64()));
        Assert.Contains("fiam_error", File.ReadAllText(Path.Combine(_folder.Site, "campaigns", "77", "index.html")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Ga4(string rows, string param) => _folder.Write(
        "analytics_1/events_20260215/0.parquet",
        $"""
        select epoch_us(timestamp '2026-02-15 10:00:00' + to_seconds(later)) as event_timestamp, name as event_name, who as user_pseudo_id, platform, row_number() over () as event_bundle_sequence_id, [{param}] as event_params
        from ({rows})
        """);

    private void Table(string table, string where, string more) =>
        _folder.Write($"shop/{table}/000.parquet", $"select '{table}' || i as id, 'u' || i as user_id, timestamp '2026-02-15 10:00:00' + to_seconds(i + {Later(table)}) as received_at, 'c' as campaign_id{more} from range(10) t(i) where {where}");

    // What is sent comes before what becomes of it.
    private static int Later(string table) => table.Contains("sent", StringComparison.Ordinal) || table.Contains("receiv", StringComparison.Ordinal) ? 0 : 60;

    private RunOutcome Run(string source) => Reports.Line.Run(_folder.Settings with { Source = source }, cancel: TestContext.Current.CancellationToken);

    private JsonElement Report(string source, string campaign)
    {
        Run(source);
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder.Site, "campaigns", campaign, "report.json"))).RootElement;
    }

    private JsonElement Kpis(string source, string campaign) => Report(source, campaign).GetProperty("kpis");

    private static long Value(JsonElement kpis, string name) => kpis.GetProperty(name).GetProperty("value").GetInt64();

    private static long Part(JsonElement kpis, string name) => kpis.GetProperty(name).GetProperty("numerator").GetInt64();
}
