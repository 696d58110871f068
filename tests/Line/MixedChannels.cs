using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Rows of the other channel are part of no figure, and the campaign whose id they carry says so.</summary>
public sealed class MixedChannels
{
    private static readonly string Pushes = DataFolder.GoodRows.Replace("'g' || i", "'p' || i", StringComparison.Ordinal)
        .Replace("'impression'", "'send'", StringComparison.Ordinal).Replace("range(3)", "range(5)", StringComparison.Ordinal);

    [Fact]
    public void Pushes_of_an_in_app_campaign_are_said_with_their_count()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/pushes.parquet", Pushes);

        var finding = Assert.Single(Found(folder.Run()));

        Assert.Equal(("other_channel_push", TrustLevel.Look, "spring"), (finding.Name, finding.Level, finding.Campaigns[0]));
        Assert.Equal((3, 5), (finding.Numbers["own"], finding.Numbers["messages"]));
        Assert.Equal(("look", 3), (Level(folder), folder.Impressions()));
        Assert.Contains("though it is an in-app campaign: 5.", File.ReadAllText(Path.Combine(folder.Site, "campaigns", "spring", "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void With_pushes_alone_an_in_app_report_is_not_to_be_used()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Pushes);

        Assert.Equal(TrustLevel.DoNotTrust, Assert.Single(Found(folder.Run())).Level);
        Assert.Equal("do_not_trust", Level(folder));
    }

    [Fact]
    public void Impressions_of_a_push_campaign_are_said_too()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring").Replace("'in_app'", "'push'", StringComparison.Ordinal));
        folder.Write("events/pushes.parquet", Pushes);

        var finding = Assert.Single(Found(folder.Run()));

        Assert.Equal(("other_channel_in_app", 5, 3), (finding.Name, finding.Numbers["own"], finding.Numbers["messages"]));
    }

    [Fact]
    public void So_are_answers_whose_messages_are_not_there()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/opens.parquet", Pushes.Replace("'send'", "'open'", StringComparison.Ordinal));

        var finding = Assert.Single(Found(folder.Run()));

        Assert.Equal(("other_channel_push_answers", TrustLevel.Look, 5), (finding.Name, finding.Level, finding.Numbers["answers"]));
    }

    [Fact]
    public void A_row_that_came_twice_or_is_rejected_is_not_counted()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/pushes.parquet", Pushes);
        folder.Write("events/pushes-again.parquet", Pushes);
        folder.Write("events/nobody.parquet", Pushes.Replace("'u' || i as user_id", "null::varchar as user_id", StringComparison.Ordinal).Replace("'p' || i", "'q' || i", StringComparison.Ordinal));

        Assert.Equal(5, Assert.Single(Found(folder.Run())).Numbers["messages"]);
    }

    [Fact]
    public void Rows_after_the_as_of_are_not_there_yet()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/pushes.parquet", Pushes);

        var finding = Assert.Single(Found(folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 1, 2, 11, 30, 0, TimeSpan.Zero) })));

        Assert.Equal((2, 2), (finding.Numbers["own"], finding.Numbers["messages"]));
    }

    [Fact]
    public void A_campaign_of_one_channel_says_nothing()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", $"{DataFolder.Campaign("spring")} union all {DataFolder.Campaign("news").Replace("'in_app'", "'push'", StringComparison.Ordinal)}");
        folder.Write("events/pushes.parquet", Pushes.Replace("'spring'", "'news'", StringComparison.Ordinal));

        Assert.Empty(Found(folder.Run()));
    }

    [Fact]
    public void Dumps_that_arrive_one_by_one_say_the_same()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        folder.Write("events/pushes.parquet", Pushes);

        Assert.Equal(5, Assert.Single(Found(folder.Run())).Numbers["messages"]);
    }

    [Fact]
    public void Where_a_source_makes_campaigns_of_their_messages_those_of_the_smaller_channel_are_said()
    {
        using var folder = new DataFolder();
        folder.Write("analytics_1/events_20260215/0.parquet", """
            select epoch_us(timestamp '2026-02-15 10:00:00') + i * 1000000 as event_timestamp,
                case when i < 4 then 'fiam_impression' else 'notification_receive' end as event_name, 'p' || i as user_pseudo_id,
                [{'key': 'message_id', 'value': {'string_value': '12', 'int_value': null::bigint}}] as event_params
            from range(5) t(i)
            """);

        var finding = Assert.Single(Found(folder.Run(s => s with { Source = "ga4-firebase" })));

        Assert.Equal(("other_channel_push", 4, 1), (finding.Name, finding.Numbers["own"], finding.Numbers["messages"]));
    }

    private static IEnumerable<DataFinding> Found(RunOutcome outcome) => outcome.DataQuality.Findings.Where(f => f.Name.StartsWith("other_channel", StringComparison.Ordinal));

    private static string? Level(DataFolder folder)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("trust").GetProperty("level").GetString();
    }
}
