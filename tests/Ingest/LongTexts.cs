using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Texts without end: names are cut and it is said, and a campaign that is nothing but such a text fails alone.</summary>
public sealed class LongTexts
{
    private const string Rows = """
        select 'g' || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 10:00:00Z' + to_hours(i) as occurred_at,
            'u' || i as user_id, 'spring' as campaign_id
        """;

    [Theory]
    [InlineData("platform")]
    [InlineData("app_version")]
    [InlineData("country")]
    [InlineData("variant")]
    public void Names_of_break_downs_are_cut_and_count_as_one(string column)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", $"{Rows}, repeat('é', 1000) || i as {column} from range(3) t(i)");
        var outcome = folder.Run();
        Assert.Equal(column, Assert.Single(outcome.DataQuality.Findings, f => f.Name == "long_values").Texts["columns"]);
        using var report = folder.Report();
        var rows = report.RootElement.GetProperty("breakdowns").GetProperty(column).EnumerateArray().Select(r => r.GetProperty("key").GetString());
        Assert.Equal(new string('é', 199) + "…", Assert.Single(rows));
    }

    [Fact]
    public void A_name_of_two_hundred_letters_stays_as_it_is()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", $"{Rows}, repeat('é', 200) as platform from range(3) t(i)");
        Assert.DoesNotContain(folder.Check().DataQuality.Findings, f => f.Name == "long_values");
    }

    [Fact]
    public void A_long_goal_is_the_campaigns_all_the_same()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", "repeat('x', 300) as goal"));
        folder.Write("events/goals.parquet", """
            select 'b' as event_id, 'goal' as event_type, timestamptz '2026-01-02 10:30:00Z' as occurred_at, 'u0' as user_id,
                null::varchar as campaign_id, repeat('x', 300) as goal
            """);
        var outcome = folder.Run();
        Assert.Equal("goal", Assert.Single(outcome.DataQuality.Findings, f => f.Name == "long_values").Texts["columns"]);
        Assert.Contains("its goal has 300 letters, and is cut to 200", Assert.Single(outcome.CampaignNotes).Reason, StringComparison.Ordinal);
        using var report = folder.Report();
        Assert.Equal(1, report.RootElement.GetProperty("kpis").GetProperty("conversion_rate_so_far").GetProperty("numerator").GetInt64());
    }

    [Fact]
    public void Reasons_of_bounces_are_cut()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bounces.parquet", """
            select 'b' as event_id, 'bounce' as event_type, timestamptz '2026-01-02 10:30:00Z' as occurred_at, 'u0' as user_id,
                'spring' as campaign_id, repeat('x', 100000) as bounce_reason
            """);
        var finding = Assert.Single(folder.Check().DataQuality.Findings, f => f.Name == "long_values");
        Assert.Equal(("bounce_reason", "events/bounces.parquet"), (finding.Texts["columns"], finding.Texts["file"]));
    }

    [Theory]
    [InlineData("variants", "list_transform(range(6000), lambda i: 'v' || i)", "it names 6,000 variants, and a report shows at most 5,000")]
    public void A_campaign_beyond_the_limits_fails_alone(string column, string value, string reason)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns/spring.parquet", DataFolder.Campaign("spring"));
        File.Delete(folder.Place("campaigns.parquet"));
        var other = $"select * replace ('endless' as campaign_id), null::varchar[] as variants from ({DataFolder.Campaign("spring")})";
        folder.Write("campaigns/endless.parquet", $"select * replace ({value} as {column}) from ({other})");
        var outcome = folder.Run();
        var failed = Assert.Single(outcome.Failed);
        Assert.Equal("endless", failed.Id);
        Assert.Contains(reason, failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.Name!.Length <= 100);
        Assert.Equal(3, folder.Impressions());
        Assert.True(new FileInfo(Path.Combine(folder.Site, "index.html")).Length < 200_000);
    }

    [Fact]
    public void A_campaign_with_ids_in_place_of_names_fails_alone_and_names_the_column()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", $"{DataFolder.Campaign("spring")} union all {DataFolder.Campaign("many")}");
        folder.Write("events/many.parquet", "select * replace ('m' || event_id as event_id, 'many' as campaign_id), i::varchar as app_version "
            + $"from ({Rows}, i from range(6) t(i))");
        var failed = Assert.Single(folder.Run(s => s with { MostBreakdownRows = 5 }).Failed);
        Assert.Equal("many", failed.Id);
        Assert.StartsWith("its messages name 6 different values of app_version, more than the 5", failed.Reason, StringComparison.Ordinal);
        Assert.Equal(3, folder.Impressions());
    }

    [Fact]
    public void An_unknown_campaign_of_an_id_without_end_is_shown_by_its_beginning()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write(
            "events/unknown.parquet",
            $"select * replace ('n' || event_id as event_id, repeat('i', 100000) as campaign_id) from ({Rows} from range(1) t(i))");
        Assert.Equal(CampaignLimits.LongestName, Assert.Single(folder.Check().DataQuality.UnknownCampaigns).Id.Length);
    }

    [Fact]
    public void An_id_without_end_is_no_campaigns()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", $"{DataFolder.Campaign("spring")} union all {DataFolder.Campaign(new string('i', 100_000))}");
        var failed = Assert.Single(folder.Check().Failed);
        Assert.Null(failed.Id);
        Assert.StartsWith("campaigns.parquet, row 2: its campaign_id has 100,000 letters", failed.Reason, StringComparison.Ordinal);
        Assert.True(failed.Reason.Length < 400);
    }

    [Fact]
    public void What_is_told_about_a_campaign_is_cut_and_it_is_said()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", "select * replace (repeat('n', 1000000) as name) from (" + DataFolder.Campaign("spring", """
            repeat('d', 1000000) as description, repeat('t', 1001) as message_title, repeat('b', 10000) as message_body,
            repeat('s', 5000) as segment, list_transform(range(60), lambda i: 'tag' || i) as tags
            """) + ")");
        var outcome = folder.Run();
        Assert.Equal(
            [
                "its name has 1,000,000 letters, and is cut to 500", "its segment has 5,000 letters, and is cut to 1,000", "its message_title has 1,001 letters, and is cut to 1,000",
                "its description has 1,000,000 letters, and is cut to 10,000", "it has 60 tags, and the first 50 are kept",
            ],
            outcome.CampaignNotes.Select(n => n.Reason.Split(": ")[^1]));
        using var report = folder.Report();
        Assert.Equal(10_000, report.RootElement.GetProperty("campaign").GetProperty("description").GetString()!.Length);
        Assert.Equal(500, report.RootElement.GetProperty("campaign").GetProperty("name").GetString()!.Length);
        Assert.Equal(50, report.RootElement.GetProperty("campaign").GetProperty("tags").GetArrayLength());
    }

    [Theory]
    [InlineData("short")]
    [InlineData("😀")]
    public void Letters_are_counted_and_not_their_halves(string text)
    {
        var many = string.Concat(Enumerable.Repeat(text, CampaignLimits.LongestName));
        var cut = LongLabels.Cut(many);
        Assert.Equal(LongLabels.Longest, cut.EnumerateRunes().Count());
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", cut, StringComparison.Ordinal);
        Assert.Equal(text, LongLabels.Cut(text));
    }
}
