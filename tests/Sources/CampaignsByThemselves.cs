using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>What tells of the messages of one campaign decides nothing of another: each may be sent by another tool.</summary>
public sealed class CampaignsByThemselves : IDisposable
{
    private readonly DataFolder _folder = new();

    private static string Param(string value) =>
        $"struct_pack(key := 'message_id', value := struct_pack(string_value := {value}, int_value := null::bigint, float_value := null::double, double_value := null::double))";

    [Theory]
    [InlineData("push_sent")]
    [InlineData("push_notification_sent")]
    [InlineData("push_delivered")]
    public void One_campaign_of_Segment_may_be_told_by_a_server_and_another_by_devices(string table)
    {
        Table(table, ("a", "i < 10"));
        Table("push_notification_received", ("a", "i < 7"), ("b", "i < 8"));
        Table("push_notification_tapped", ("a", "i < 4"), ("b", "i < 2"));
        Run("segment");
        Assert.Equal((10, 4), (Value("a", "messages_sent"), Part("a", "open_rate")));
        Assert.Equal((8, 2), (Value("b", "messages_sent"), Part("b", "open_rate")));
    }

    [Theory]
    [InlineData(false, "push_bounced")]
    [InlineData(true, "push_bounced")]
    [InlineData(true, "push_failed")]
    [InlineData(true, "push_notification_bounced")]
    public void Where_devices_tell_of_a_campaign_what_bounced_was_sent_whatever_tells_of_others(bool hasOther, string table)
    {
        if (hasOther)
        {
            Table("push_sent", ("a", "i < 10"));
        }

        Table("push_received", ("b", "i < 8"));
        _folder.Write($"shop/{table}/000.parquet", Rows(table, [("b", "i >= 8")], ", 'm' || i as message_id, 'Unregistered' as reason"));
        Run("segment");
        Assert.Equal((10, 2), (Value("b", "messages_sent"), Part("b", "bounce_rate")));
        if (table != "push_notification_bounced")
        {
            Assert.Equal("Unregistered", Assert.Single(Report("b").GetProperty("bounces").EnumerateArray()).GetProperty("reason").GetString());
        }
    }

    [Fact]
    public void Answers_of_a_campaign_find_their_push_by_a_key_though_pushes_of_another_have_none()
    {
        _folder.Write("shop/push_sent/000.parquet", $"{Rows("a", [("a", "i < 4")], ", 'm' || i as message_id")} union all {Rows("b", [("b", "i < 4")], ", null as message_id")}");
        // Of the first campaign three name another message than they were sent.
        _folder.Write("shop/push_opened/000.parquet", Rows("o", [("a", "i < 4"), ("b", "i < 4")], ", case when i = 0 then 'm0' else 'other' end as message_id", 60));
        var outcome = Run("segment");
        Assert.Equal((1, 4, 3), (Part("a", "open_rate"), Part("b", "open_rate"), outcome.DataQuality.Orphans));
    }

    [Fact]
    public void Devices_that_tell_of_the_pushes_of_one_campaign_need_not_tell_of_those_of_another()
    {
        _folder.Write("shop/push_received/000.parquet", $"{Rows("a", [("a", "i < 6")], ", 'Android' as context_os_name")} union all {Rows("b", [("b", "i < 6")], ", 'iOS' as context_os_name")}");
        _folder.Write("shop/push_opened/000.parquet", Rows("o", [("a", "i < 8"), ("b", "i < 3")], ", case when campaign_id = 'b' or i >= 6 then 'iOS' else 'Android' end as context_os_name", 60));
        var outcome = Run("segment");
        Assert.Equal((6, 3, 0), (Part("a", "open_rate"), Part("b", "open_rate"), outcome.DataQuality.Orphans));
        Assert.Equal(2, Assert.Single(outcome.DataQuality.EventsUnread).Rows);
    }

    [Fact]
    public void Bounces_that_are_told_where_a_server_sends_are_not_nought_where_devices_tell()
    {
        Table("push_sent", ("a", "i < 10"));
        Table("push_received", ("b", "i < 8"));
        _folder.Write("shop/push_bounced/000.parquet", Rows("x", [("a", "i = 9")], ", 'Unregistered' as reason", 5));
        Run("segment");
        Assert.Equal(1, Part("a", "bounce_rate"));
        Assert.Equal("not_measured", Reason("b", "bounce_rate"));
        Assert.Equal(8, Value("b", "messages_sent"));
    }

    [Theory]
    [InlineData("segment", "push", "messages_sent delivered open_rate bounce_rate")]
    [InlineData("segment", "in_app", "total_impressions unique_impressions tap_through_rate")]
    [InlineData("braze-currents", "push", "messages_sent delivered open_rate bounce_rate")]
    [InlineData("braze-currents", "in_app", "total_impressions unique_impressions tap_through_rate")]
    [InlineData("airship", "push", "messages_sent delivered open_rate bounce_rate")]
    [InlineData("airship", "in_app", "total_impressions unique_impressions tap_through_rate")]
    [InlineData("customer-io", "push", "messages_sent delivered open_rate bounce_rate")]
    [InlineData("customer-io", "in_app", "total_impressions unique_impressions tap_through_rate")]
    [InlineData("ga4-firebase", "push", "delivered open_rate")]
    [InlineData("ga4-firebase", "in_app", "total_impressions unique_impressions tap_through_rate")]
    public void A_campaign_of_which_only_answers_are_told_did_not_reach_nought_users_though_all_is_told_of_another(string source, string channel, string lost)
    {
        WriteAnswers(source, channel == "push");
        File.WriteAllText(_folder.Place("campaigns.csv"), $"campaign_id,name,channel,starts_at\n8,Told,{channel},2026-02-14T00:00:00Z\n9,Untold,{channel},2026-02-14T00:00:00Z\n");
        Run(source);
        Assert.All(lost.Split(' '), name => Assert.Equal("not_measured", Reason("9", name)));
        Assert.All(lost.Split(' ').Except(["bounce_rate"]), name => Assert.NotEqual("not_measured", Reason("8", name)));
        Assert.Equal(5, Value("8", channel == "in_app" ? "total_impressions" : source == "ga4-firebase" ? "delivered" : "messages_sent"));
    }

    [Fact]
    public void A_push_of_Braze_is_known_by_its_key_though_those_of_another_campaign_have_none()
    {
        const string Row = "'u' || i as user_id, 1771200000 + {0} as time, c as campaign_id, case when c = 'a' then 'x' || i end as dispatch_id, 'd' as device_id from range(4) t(i), (values ('a'), ('b')) v(c)";
        _folder.Write("users.messages.pushnotification.Send.parquet", $"select 's' || c || i as id, {string.Format(null, Row, 0)}");
        _folder.Write("users.messages.pushnotification.Open.parquet", $"select 'o' || c || i as id, {string.Format(null, Row, 60)}".Replace("'x' || i", "'x' || (i % 2)", StringComparison.Ordinal));
        var outcome = Run("braze-currents");
        Assert.Equal((2, 4, 2), (Part("a", "open_rate"), Part("b", "open_rate"), outcome.DataQuality.Orphans));
    }

    [Fact]
    public void Opens_of_Firebase_are_unread_where_the_platform_tells_nothing_of_that_campaign()
    {
        Ga4("""
            select 'ANDROID' as platform, 'a' || i as who, 'notification_receive' as name, '8' as campaign, 0 as later from range(6) t(i)
            union all select 'IOS', 'i' || i, 'notification_receive', '9', 0 from range(6) t(i)
            union all select 'IOS', 'i' || i, 'notification_open', unnest(['8', '9']), 5 from range(2) t(i)
            """);
        var outcome = Run("ga4-firebase");
        Assert.Equal((0, 2, 0), (Part("8", "open_rate"), Part("9", "open_rate"), outcome.DataQuality.Orphans));
        Assert.Equal(2, Assert.Single(outcome.DataQuality.EventsUnread).Rows);
    }

    [Fact]
    public void A_mapping_that_names_what_is_no_fact_is_refused_by_that_name()
    {
        File.WriteAllText(_folder.MappedSettings.Source, """
            -- makes: events
            -- from: log/**
            -- needs: id id, time instant
            select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, id as user_id, 'spring' as campaign_id from dump

            -- makes: unmeasured
            select 'spring' as campaign_id, 'clicks' as fact
            """);
        _folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        _folder.Write("log/a.parquet", "select 'e' as id, timestamp '2026-01-02 10:00:00' as time");
        Assert.Contains("\"clicks\", which is no fact", Assert.Throws<SettingsError>(_folder.Mapped).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Five messages of campaign 8 with two answers each kind, and five answers of campaign 9.</summary>
    private void WriteAnswers(string source, bool isPush)
    {
        var (message, answer) = isPush ? ("push_sent", "push_opened") : ("in_app_message_viewed", "in_app_message_clicked");
        switch (source)
        {
            case "segment":
                _folder.Write($"shop/{message}/000.parquet", Rows("m", [("8", "i < 5")], ""));
                _folder.Write($"shop/{answer}/000.parquet", Rows("r", [("8", "i < 2"), ("9", "i < 5")], "", 60));
                break;
            case "braze-currents":
                const string Row = "'u' || i as user_id, 1771150000 + {0} as time, c as campaign_id from range(5) t(i), (values {1}) v(c)";
                var (sent, opened) = isPush ? ("pushnotification.Send", "pushnotification.Open") : ("inappmessage.Impression", "inappmessage.Click");
                _folder.Write($"users.messages.{sent}.parquet", $"select 's' || i as id, {string.Format(null, Row, 0, "('8')")}");
                _folder.Write($"users.messages.{opened}.parquet", $"select 'o' || c || i as id, {string.Format(null, Row, 60, "('8'), ('9')")}");
                break;
            case "airship":
                var types = isPush ? "('SEND', '8', 0), ('OPEN', '8', 9), ('OPEN', '9', 9)"
                    : "('IN_APP_MESSAGE_DISPLAY', '8', 0), ('IN_APP_MESSAGE_RESOLUTION', '8', 9), ('IN_APP_MESSAGE_RESOLUTION', '9', 9)";
                _folder.Write("airship/a.parquet", $$"""
                    select type || push || i as id, type, timestamp '2026-02-15 10:00:00' + to_seconds(later) as occurred, {'ios_channel': 'ch' || i} as device,
                        {'push_id': push, 'type': 'button_click', 'triggering_push': {'push_id': push} } as body
                    from range(5) t(i), (values {{types}}) as v(type, push, later)
                    """);
                break;
            case "customer-io":
                var (first, then) = isPush ? ("sent", "opened") : ("opened", "clicked");
                _folder.Write("deliveries_v5_1.parquet", $"select c || i as delivery_id, 'p' || i as internal_customer_id, '{(isPush ? "push" : "in_app")}' as delivery_type, c as campaign_id from range(5) t(i), (values (8), (9)) v(c)");
                _folder.Write("metrics_v4_1.parquet", $"""
                    select m || c || i as event_id, c || i as delivery_id, m as metric, timestamp '2026-02-15 10:00:00' + to_seconds(later) as created_at
                    from range(5) t(i), (values (8, '{first}', 0), (8, '{then}', 9), (9, '{then}', 9)) v(c, m, later)
                    """);
                break;
            default:
                var (shown, acted) = isPush ? ("notification_receive", "notification_open") : ("fiam_impression", "fiam_action");
                Ga4($"select 'ANDROID' as platform, 'a' || i as who, name, campaign, later from range(5) t(i), (values ('{shown}', '8', 0), ('{acted}', '8', 5), ('{acted}', '9', 5)) v(name, campaign, later)");
                break;
        }
    }

    private void Ga4(string rows) => _folder.Write(
        "analytics_1/events_20260215/0.parquet",
        $"""
        select epoch_us(timestamp '2026-02-15 10:00:00' + to_seconds(later)) as event_timestamp, name as event_name, who as user_pseudo_id, platform, row_number() over () as event_bundle_sequence_id, [{Param("campaign")}] as event_params
        from ({rows})
        """);

    private void Table(string table, params (string Campaign, string Where)[] rows) =>
        _folder.Write($"shop/{table}/000.parquet", Rows(table, rows, "", table.Contains("tapped", StringComparison.Ordinal) ? 60 : 0));

    /// <summary>Of ten users those that a condition on i names, for each campaign.</summary>
    private static string Rows(string id, IEnumerable<(string Campaign, string Where)> rows, string more, int later = 0) => string.Join(" union all ", rows.Select(r =>
        $"select * {more} from (select '{id}' || '{r.Campaign}' || i as id, i, 'u' || i as user_id, timestamp '2026-02-15 10:00:00' + to_seconds(i + {later}) as received_at, '{r.Campaign}' as campaign_id from range(10) t(i) where {r.Where})"));

    private RunOutcome Run(string source) => Reports.Line.Run(_folder.Settings with { Source = source }, cancel: TestContext.Current.CancellationToken);

    private JsonElement Report(string campaign) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_folder.Site, "campaigns", campaign, "report.json"))).RootElement;

    private JsonElement Kpi(string campaign, string name) => Report(campaign).GetProperty("kpis").GetProperty(name);

    private string? Reason(string campaign, string name) =>
        Kpi(campaign, name).TryGetProperty("reason", out var reason) ? reason.GetString() : null;

    private long Value(string campaign, string name) => Kpi(campaign, name).GetProperty("value").GetInt64();

    private long Part(string campaign, string name) => Kpi(campaign, name).GetProperty("numerator").GetInt64();
}
