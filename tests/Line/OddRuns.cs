using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What is wrong with a run reaches every page that it may concern, and never replaces good by nothing.</summary>
public sealed class OddRuns
{
    private const string Nameless = "select 'n' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' as occurred_at, 'u' || i as user_id";

    [Fact]
    public void A_run_of_which_no_message_is_accepted_touches_no_site()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        var before = Files(folder.Site);
        folder.Write("events/good.parquet", $"{Nameless} from range(20) t(i)");

        var error = Assert.Throws<NoUsableInput>(() => folder.Run());

        Assert.Contains("20 no_campaign_id", error.Message, StringComparison.Ordinal);
        Assert.Contains("campaign_id=", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Files(folder.Site));
    }

    [Fact]
    public void Sessions_alone_do_not_replace_messages()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        folder.Write("events/good.parquet", $"{Nameless.Replace("impression", "session", StringComparison.Ordinal)} from range(20) t(i)");

        Assert.Contains("No message", Assert.Throws<NoUsableInput>(() => folder.Run()).Message, StringComparison.Ordinal);
        Assert.Equal(3, folder.Impressions());
    }

    [Fact]
    public void Where_nothing_was_published_sessions_alone_make_a_site()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", $"{Nameless.Replace("impression", "session", StringComparison.Ordinal)} from range(20) t(i)");

        Assert.Equal(1, folder.Run().Published);
    }

    [Fact]
    public void A_first_run_that_rejects_everything_says_why()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("'impression'", "'Impression'", StringComparison.Ordinal));

        Assert.Contains("unknown_event_type", Assert.Throws<NoUsableInput>(() => folder.Run()).Message, StringComparison.Ordinal);
        Assert.Null(folder.Check().AsOf);
    }

    [Fact]
    public void Dumps_that_are_gone_are_told_with_their_rows()
    {
        using var folder = WithTwoDumps();
        folder.Run();
        File.Delete(folder.Place("events/more.parquet"));

        var finding = Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "vanished_dumps");

        Assert.Equal((1, 3, "events/more.parquet"), ((int)finding.Numbers["files"], (int)finding.Numbers["rows"], finding.Texts["file"]));
        Assert.Equal(["vanished_dumps"], Trust(folder));
    }

    [Theory]
    [InlineData("identities/a.parquet", "select 'x' as alias_id, 'y' as user_id")]
    [InlineData("audience/a.parquet", "select 'spring' as campaign_id, 'g0' as user_id, timestamptz '2026-01-01 00:00:00Z' as as_of")]
    public void Of_whatever_kind_they_are(string file, string rows)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write(file, rows);
        folder.Run();
        File.Delete(folder.Place(file));

        Assert.Equal(file, Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "vanished_dumps").Texts["file"]);
    }

    [Fact]
    public void A_dump_that_was_only_packed_is_not_gone()
    {
        using var folder = WithTwoDumps();
        folder.Run();
        File.Move(folder.Place("events/more.parquet"), folder.Place("events/more.parquet.gz"));

        Assert.DoesNotContain(folder.Run().DataQuality.Findings, f => f.Name == "vanished_dumps");
    }

    [Fact]
    public void A_dump_that_was_only_renamed_is_not_gone()
    {
        using var folder = WithTwoDumps();
        folder.Run();
        Directory.CreateDirectory(Path.Combine(folder.Data, "events", "archive"));
        File.Move(folder.Place("events/more.parquet"), folder.Place("events/archive/more.parquet"));

        Assert.DoesNotContain(folder.Run().DataQuality.Findings, f => f.Name == "vanished_dumps");
    }

    [Theory]
    [InlineData(0, TrustLevel.Fine)]
    [InlineData(1, TrustLevel.Look)]
    [InlineData(60, TrustLevel.DoNotTrust)]
    public void Rows_that_no_report_counts_are_said_on_each(int lost, TrustLevel level)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("range(3)", "range(150)", StringComparison.Ordinal).Replace("to_hours", "to_minutes", StringComparison.Ordinal));
        folder.Write("events/lost.parquet", $"{Nameless} from range({lost}) t(i)");

        folder.Run();

        Assert.Equal(level == TrustLevel.Fine ? [] : ["run_rejected_rows"], Trust(folder));
    }

    [Fact]
    public void Rows_of_campaigns_that_no_dump_names_are_said_on_each()
    {
        using var folder = WithTwoDumps("'summer'");

        folder.Run();

        Assert.Equal(["run_unknown_campaigns"], Trust(folder));
    }

    [Theory]
    [InlineData("'undefined'", "dominant_user")]
    [InlineData("'NULL'", "dominant_user")]
    [InlineData("'device-of-a-test-rig'", "dominant_user_row")]
    public void One_user_with_most_messages_is_said(string user, string name)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Shares(user, 300, 20));

        var finding = Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == name);

        Assert.Equal(20 / 300.0, finding.Numbers["share"], 9);
        Assert.Equal([name], Trust(folder));
    }

    [Theory]
    [InlineData(300, 15)]
    [InlineData(199, 190)]
    public void A_twentieth_is_not_too_much_and_few_messages_say_nothing(int messages, int own)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Shares("'undefined'", messages, own));

        Assert.Empty(folder.Run().DataQuality.Findings);
    }

    [Fact]
    public void Small_campaigns_are_looked_at_together()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", string.Join(" union all ", Enumerable.Range(0, 5).Select(i => DataFolder.Campaign($"c{i}"))));
        folder.Write("events/good.parquet", Shares("'undefined'", 300, 100).Replace("'spring'", "'c' || (i % 5)", StringComparison.Ordinal));

        Assert.Empty(Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "dominant_user").Campaigns);
    }

    [Theory]
    [InlineData("messageId", "message_id")]
    [InlineData("variant ", "variant")]
    [InlineData("app-version", "app_version")]
    [InlineData("contry", "country")]
    [InlineData("plattform", "platform")]
    public void A_column_that_is_named_nearly_like_ours_is_said(string column, string meant)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace(" from range", $", 'x' as \"{column}\" from range", StringComparison.Ordinal));

        var finding = Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "near_column");

        Assert.Equal((column, meant), (finding.Texts["column"], finding.Texts["meant"]));
        Assert.Equal(["near_column"], Trust(folder));
    }

    [Theory]
    [InlineData("Bought Something", "near_goal")]
    [InlineData("bougth_something", "near_goal")]
    [InlineData("signed_up", null)]
    public void A_goal_that_no_event_carries_is_not_found_and_a_similar_one_is_named(string goal, string? finding)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", $"'{goal}' as goal"));
        folder.Write("events/goals.parquet", $"{Nameless.Replace("impression", "goal", StringComparison.Ordinal)}, 'bought_something' as goal from range(3) t(i)");

        folder.Run();

        Assert.Equal("goal_not_found", Kpi(folder, "conversion_rate").GetProperty("reason").GetString());
        Assert.Equal(finding is null ? [] : [finding], Trust(folder));
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(61, "goal_not_found")]
    public void A_length_that_no_session_reaches_is_not_found(int seconds, string? reason)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", $"{seconds}::double as goal_min_session_seconds"));
        folder.Write("events/sessions.parquet", $"{Nameless.Replace("impression", "session", StringComparison.Ordinal)}, 60::double as session_seconds from range(3) t(i)");

        folder.Run();

        Assert.Equal(reason, Kpi(folder, "conversion_rate_so_far").TryGetProperty("reason", out var said) ? said.GetString() : null);
    }

    [Fact]
    public void An_audience_that_none_of_the_recipients_is_in_is_said()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("range(3)", "range(40)", StringComparison.Ordinal));
        folder.Write("audience/a.parquet", "select 'spring' as campaign_id, md5('u' || i) as user_id, timestamptz '2026-01-01 00:00:00Z' as as_of from range(40) t(i)");

        folder.Run();

        Assert.Equal(["audience_not_met"], Trust(folder));
    }

    [Fact]
    public void Variants_that_no_message_carries_are_said()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", "['A', 'B'] as variants"));
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace(" from range", ", 'variant_' || i as variant from range", StringComparison.Ordinal));

        folder.Run();

        Assert.Equal(["variants_not_found"], Trust(folder));
    }

    /// <summary>Impressions of "spring", some of them of one user, the others of one each.</summary>
    private static string Shares(string user, int messages, int own) => $"""
        select 'e' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' + to_seconds(i) as occurred_at,
            case when i < {own} then {user} else 'u' || i end as user_id, 'spring' as campaign_id
        from range({messages}) t(i)
        """;

    private static DataFolder WithTwoDumps(string campaign = "'spring'")
    {
        var folder = DataFolder.WithGoodDump();
        folder.Write("events/more.parquet", DataFolder.GoodRows.Replace("'g' || i", "'h' || i", StringComparison.Ordinal).Replace("'spring'", campaign, StringComparison.Ordinal));
        return folder;
    }

    private static System.Text.Json.JsonElement Kpi(DataFolder folder, string name)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("kpis").GetProperty(name).Clone();
    }

    /// <summary>What stands out on the page of "spring", but for its days: these worlds have few.</summary>
    private static List<string?> Trust(DataFolder folder)
    {
        using var report = folder.Report();
        return [.. report.RootElement.GetProperty("trust").GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("name").GetString())
            .Where(name => name is not ("silent_days" or "missing_days"))];
    }

    private static Dictionary<string, string> Files(string site) =>
        Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).ToDictionary(f => f, f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));
}
