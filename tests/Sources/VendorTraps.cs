using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignBatch.Reports;
using CampaignBatch.Tests.House;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>What misleads in the dumps of vendors, each in a few rows of its own.</summary>
public sealed partial class VendorTraps : IDisposable
{
    private readonly DataFolder _folder = new();

    [Fact]
    public void A_push_of_Braze_is_one_dispatch_to_one_device_of_one_user()
    {
        // All have the same dispatch; u0 has two devices, of which one bounces and the other is opened.
        const string device = "'{0}' || i || d as id, 'u' || i as user_id, 1771200000 + {1} as time, 'c' as campaign_id, 'dispatch' as dispatch_id, 'd' || d as device_id from range(3) u(i), range(2) v(d)";
        _folder.Write("event_type=users.messages.pushnotification.Send/a.parquet", $"select {string.Format(null, device, "s", 0)} where i = 0 or d = 0");
        _folder.Write("event_type=users.messages.pushnotification.Bounce/a.parquet", $"select {string.Format(null, device, "b", 5)} where i = 0 and d = 0");
        _folder.Write("event_type=users.messages.pushnotification.Open/a.parquet", $"select {string.Format(null, device, "o", 9)} where i = 0 and d = 1");
        var kpis = Kpis("braze-currents", "c");
        Assert.Equal((4, 1, 1), (Value(kpis, "messages_sent"), Part(kpis, "bounce_rate"), Part(kpis, "open_rate")));
    }

    [Fact]
    public void A_canvas_of_Braze_stands_for_its_campaign()
    {
        _folder.Write("users_messages_inappmessage_impression.parquet", "select 'i' || i as id, 'u' || i as user_id, 1771200000 + i as time, null::varchar as campaign_id, 'v' as canvas_id, 'Welcome' as canvas_name from range(3) t(i)");
        Assert.Equal("Welcome", Report("braze-currents", "v").GetProperty("campaign").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("braze-currents", "event_type=users.messages.inappmessage.Click/a.parquet", "in_app", "total_impressions unique_impressions tap_through_rate reach")]
    [InlineData("segment", "shop/in_app_message_clicked/000.parquet", "in_app", "total_impressions unique_impressions tap_through_rate reach")]
    [InlineData("braze-currents", "event_type=users.messages.pushnotification.Open/a.parquet", "push", "messages_sent bounce_rate delivered open_rate influenced_open_rate")]
    [InlineData("segment", "shop/push_notification_tapped/000.parquet", "push", "messages_sent bounce_rate delivered open_rate influenced_open_rate")]
    [InlineData("segment", "shop/push_notification_bounced/000.parquet", "push", "messages_sent bounce_rate delivered open_rate influenced_open_rate")]
    public void A_message_of_which_only_answers_were_exported_did_not_reach_nought_users(string source, string file, string channel, string lost)
    {
        var time = source == "segment" ? "timestamp '2026-02-16' + to_minutes(i) as received_at" : "1771200000 + i as time";
        _folder.Write(file, $"select 't' || i as id, 'u' || i as user_id, 'c' as campaign_id, {time} from range(5) t(i)");
        File.WriteAllText(_folder.Place("campaigns.csv"), $"campaign_id,name,channel,starts_at\nc,Hello,{channel},2026-02-15T00:00:00Z\n");
        var report = Report(source, "c");
        Assert.All(lost.Split(' '), name => Assert.Equal("not_measured", report.GetProperty("kpis").GetProperty(name).GetProperty("reason").GetString()));
        Assert.Equal(0, report.GetProperty("trends").GetProperty("daily").GetArrayLength());
    }

    [Theory]
    [InlineData("A|B", "0.7|0.3")]
    [InlineData("\"[\"\"A\"\", \"\"B\"\"]\"", "\"[0.7, 0.3]\"")]
    public void A_list_in_a_campaigns_csv_is_JSON_or_has_bars_between_its_items(string variants, string allocation)
    {
        _folder.Write("shop/in_app_message_viewed/000.parquet", "select 't' || i as id, 'u' || i as user_id, 'c' as campaign_id, timestamp '2026-02-16' + to_minutes(i) as received_at from range(5) t(i)");
        File.WriteAllText(_folder.Place("campaigns.csv"), $"campaign_id,name,channel,starts_at,variants,allocation,control\nc,Hello,in_app,2026-02-15T00:00:00Z,{variants},{allocation},B\n");
        var campaign = Report("segment", "c").GetProperty("campaign");
        Assert.Equal(["A", "B"], campaign.GetProperty("variants").EnumerateArray().Select(v => v.GetString()!));
        Assert.Equal([0.7, 0.3], campaign.GetProperty("allocation").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("B", campaign.GetProperty("control").GetString());
    }

    [Fact]
    public void A_message_of_Airship_that_another_replaced_is_not_answered_and_an_open_without_a_push_opens_nothing()
    {
        _folder.Write("airship/a.parquet",
            """
            select type || i as id, type, timestamp '2026-02-15 10:00:00' + to_minutes(i) + to_seconds(later) as occurred, {'ios_channel': 'ch' || i} as device,
                {'push_id': push, 'type': case i when 0 then 'button_click' when 1 then 'MESSAGE_CLICK' when 2 then 'user_dismissed' when 3 then 'timed_out' else 'replaced' end, 'session_id': 's' || i} as body
            from range(5) t(i), (values ('IN_APP_MESSAGE_DISPLAY', 'shown', 0), ('IN_APP_MESSAGE_RESOLUTION', 'shown', 5), ('SEND', 'sent', 0), ('OPEN', null, 9), ('CLOSE', null, 50)) as v(type, push, later)
            """);
        var shown = Kpis("airship", "shown");
        Assert.Equal((5, 2, 2, 1), (Value(shown, "total_impressions"), Part(shown, "tap_through_rate"), Part(shown, "dismissal_rate"), Value(shown, "no_response")));
        Assert.Equal((5, 0), (Value(Kpis("airship", "sent"), "messages_sent"), Part(Kpis("airship", "sent"), "open_rate")));
    }

    [Fact]
    public void Where_Segment_has_a_table_of_sends_neither_what_arrived_nor_what_bounced_is_one_more()
    {
        Table("push_notification_sent", "i < 10", 0);
        Table("push_notification_received", "i < 8", 2);
        Table("push_notification_bounced", "i >= 8", 3);
        Table("push_notification_tapped", "i < 4", 60);
        var kpis = Kpis("segment", "c");
        Assert.Equal((10, 2, 4), (Value(kpis, "messages_sent"), Part(kpis, "bounce_rate"), Part(kpis, "open_rate")));
    }

    [Fact]
    public void Where_Segment_has_none_what_arrived_and_what_bounced_was_sent()
    {
        Table("push_notification_received", "i < 8", 2);
        Table("push_notification_bounced", "i >= 8", 3);
        var kpis = Kpis("segment", "c");
        Assert.Equal((10, 2), (Value(kpis, "messages_sent"), Part(kpis, "bounce_rate")));
    }

    [Fact]
    public void Names_that_Iterable_gives_through_Segment_are_known()
    {
        Table("push_delivered", "i < 10", 0, ", 'm' || i as message_id");
        Table("push_bounced", "i = 9", 3, ", 'm' || i as message_id, 'NotRegistered' as reason");
        Table("push_opened", "i < 3", 60, ", 'm' || i as message_id");
        var report = Report("segment", "c");
        Assert.Equal((10, 1, 3), (Value(report.GetProperty("kpis"), "messages_sent"), Part(report.GetProperty("kpis"), "bounce_rate"), Part(report.GetProperty("kpis"), "open_rate")));
        Assert.Equal("NotRegistered", report.GetProperty("bounces")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public void Of_a_metric_of_Customer_io_whose_delivery_nobody_names_it_is_told_that_it_cannot_be_read()
    {
        _folder.Write("metrics_v4_1.parquet", "select 'e' || i as event_id, 'd' || i as delivery_id, 'sent' as metric, timestamp '2026-02-15' + to_minutes(i) as created_at from range(6) t(i)");
        _folder.Write("deliveries_v5_1.parquet", "select 'd' || i as delivery_id, 'p' || i as internal_customer_id, if(i = 0, 'email', 'push') as delivery_type, 7 as campaign_id, 1 as seq_num from range(4) t(i)");
        var outcome = Run("customer-io");
        Assert.Equal((5, 3, 2), (outcome.DataQuality.Read, outcome.DataQuality.Accepted, outcome.DataQuality.RejectedByReason.ToDictionary()["no_user_id"]));
    }

    [Fact]
    public void A_phone_whose_clock_is_a_month_behind_does_not_begin_a_campaign()
    {
        _folder.Write("analytics_1/events_20260215/0.parquet",
            """
            select epoch_us(timestamp '2026-02-15 10:00:00') - behind * 86400000000 as event_timestamp, behind * 86400000000 + 1000000 as event_server_timestamp_offset, 'fiam_impression' as event_name, 'p' || behind as user_pseudo_id,
                [{'key': 'message_id', 'value': {'string_value': '12', 'int_value': null::bigint}}] as event_params
            from (values (0), (1), (400)) as v(behind)
            """);
        Assert.StartsWith("2026-02-14T10:00:00", Report("ga4-firebase", "12").GetProperty("campaign").GetProperty("starts_at").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_page_about_mappings_works()
    {
        var mapping = Path.Combine(_folder.Top, "shop.sql");
        File.WriteAllText(mapping, Example().Match(SourceTree.Text("reports/sources/README.md")).Groups[1].Value);
        File.WriteAllText(_folder.Place("shop/app_events/2026-02-15.csv"),
            """
            row_id,uid,ts,what,campaign,took_ms
            1,u1,1771146000000,banner_shown,hello,
            2,u1,1771146004000,banner_clicked,hello,
            3,u1,1771146900000,bought,,
            4,u1,1771146000000,app_used,,90500
            5,u2,1771147000000,scrolled,,
            6,u2,1771147000000,banner_shown,hello,
            """);
        File.WriteAllText(_folder.Place("campaigns.csv"), "campaign_id,goal\nhello,bought\n");
        var kpis = Report(mapping, "hello").GetProperty("kpis");
        Assert.Equal((2, 1), (Value(kpis, "total_impressions"), Part(kpis, "tap_through_rate")));
        Assert.Equal(1, kpis.GetProperty("conversion_rate_so_far").GetProperty("numerator").GetInt64());
    }

    public void Dispose() => _folder.Dispose();

    // Ten pushes to ten users, and what became of them so many seconds later.
    private void Table(string table, string where, int seconds, string more = "") =>
        _folder.Write($"shop/{table}/000.parquet", $"select '{table}' || i as id, 'u' || i as user_id, timestamp '2026-02-15 10:00:00' + to_seconds(i + {seconds}) as received_at, 'c' as campaign_id{more} from range(10) t(i) where {where}");

    private RunOutcome Run(string source) => Reports.Line.Run(_folder.Settings with { Source = source }, cancel: TestContext.Current.CancellationToken);

    private JsonElement Report(string source, string campaign)
    {
        Run(source);
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder.Site, "campaigns", campaign, "report.json"))).RootElement;
    }

    private JsonElement Kpis(string source, string campaign) => Report(source, campaign).GetProperty("kpis");

    private static long Value(JsonElement kpis, string name) => kpis.GetProperty(name).GetProperty("value").GetInt64();

    private static long Part(JsonElement kpis, string name) => kpis.GetProperty(name).GetProperty("numerator").GetInt64();

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
