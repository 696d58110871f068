using CampaignBatch.Reports.Model;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Ingest.TextDumps;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>An audience of which no figure comes, or hardly one, is said.</summary>
public sealed class Audiences
{
    private const string Early = "timestamptz '2026-01-01 00:00:00Z' as as_of";

    [Theory]
    [InlineData(0, "audience_not_met")]
    [InlineData(1, "audience_hardly_met")]
    [InlineData(3, "audience_hardly_met")]
    [InlineData(4, null)]
    public void Recipients_hardly_one_of_whom_is_a_member_are_said(int met, string? name)
    {
        using var folder = With($"select 'spring' as campaign_id, case when i < {met} then 'u' || i else md5('u' || i) end as user_id, {Early} from range(60) t(i)");

        Assert.Equal(name is null ? [] : [name], Names(folder));
    }

    [Theory]
    [InlineData("Spring ", "audience_near_campaign")]
    [InlineData("sprnig", "audience_near_campaign")]
    [InlineData("autumn", "audience_unknown_campaign")]
    public void An_audience_of_a_campaign_that_no_dump_names_is_said(string id, string name)
    {
        using var folder = With($"select '{id}' as campaign_id, 'u' || i as user_id, {Early} from range(60) t(i)");

        var finding = Assert.Single(folder.Run().DataQuality.Findings);

        Assert.Equal((name, id, 60), (finding.Name, finding.Texts["id"], (int)finding.Numbers["rows"]));
        Assert.Equal(name == "audience_near_campaign" ? "spring" : "", finding.Texts["near"]);
        Assert.True(finding.Concerns("spring"));
    }

    [Fact]
    public void Last_years_audience_is_no_slip_of_this_years()
    {
        using var folder = With($"select 'spring-' || y as campaign_id, 'u' || i as user_id, {Early} from range(60) t(i), (values (2025), (2026)) v(y)");
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring-2026"));
        folder.Write("events/good.parquet", Impressions.Replace("'spring'", "'spring-2026'", StringComparison.Ordinal));

        var finding = Assert.Single(folder.Run().DataQuality.Findings);

        Assert.Equal(("audience_unknown_campaign", TrustLevel.Fine), (finding.Name, finding.Level));
        Assert.False(finding.Concerns("spring-2026"));
    }

    [Fact]
    public void Snapshots_that_all_lie_after_the_report_are_said()
    {
        using var folder = With("select 'spring' as campaign_id, 'u' || i as user_id, timestamptz '2026-03-01 00:00:00Z' as as_of from range(60) t(i)");

        Assert.Equal("2026-03-01 00:00", Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "audience_after").Texts["time"]);
    }

    [Theory]
    [InlineData("in_app", "true as is_holdout", "audience_empty")]
    [InlineData("push", "false as is_holdout", "audience_empty")]
    [InlineData("push", "true as push_enabled", null)]
    public void An_audience_of_which_nobody_counts_is_said(string channel, string more, string? name)
    {
        using var folder = With($"select 'spring' as campaign_id, 'u' || i as user_id, {Early}, {more} from range(60) t(i)");
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring").Replace("in_app", channel, StringComparison.Ordinal));
        folder.Write("events/good.parquet", Impressions.Replace("'impression'", channel == "push" ? "'send'" : "'impression'", StringComparison.Ordinal));

        Assert.Equal(name is null ? [] : [name], Names(folder));
    }

    [Fact]
    public void Rows_that_lack_what_they_need_are_counted()
    {
        using var folder = With($"select 'spring' as campaign_id, case when i < 50 then 'u' || i end as user_id, {Early} from range(60) t(i)");

        var finding = Assert.Single(folder.Run().DataQuality.Findings, f => f.Name == "rows_left_out");

        Assert.Equal((10, 60, TrustLevel.Look), ((int)finding.Numbers["rows"], (int)finding.Numbers["all"], finding.Level));
    }

    [Theory]
    [InlineData("'2026-01-01'")]
    [InlineData("date '2026-01-01'")]
    public void A_snapshot_may_be_of_a_day(string day)
    {
        using var folder = With($"select 'spring' as campaign_id, 'u' || i as user_id, {day} as as_of from range(60) t(i)");

        folder.Run();

        Assert.Equal("2026-01-01T00:00:00Z", Size(folder));
    }

    [Theory]
    [InlineData("audience/a.csv", "campaign_id,user_id,as_of\nspring,u0,2026-01-01\nspring,u1,2026-01-01\n")]
    [InlineData("audience/a.csv", "campaign_id;user_id;as_of\nspring;u0;2026-01-01 00:00:00\nspring;u1;2026-01-01 00:00:00\n")]
    [InlineData("audience/a.jsonl", """{"campaign_id": "spring", "user_id": "u0", "as_of": "2026-01-01"}""")]
    public void So_may_one_that_is_written_as_text(string file, string text)
    {
        using var folder = new TextFolder().With(file, text);

        Assert.DoesNotContain(folder.Check().Files, f => f.Reason is not null);
        Reports.Line.Run(folder.Folder.MappedSettings, cancel: TestContext.Current.CancellationToken);

        Assert.Equal("2026-01-01T00:00:00Z", Size(folder.Folder));
    }

    private static string Impressions => DataFolder.GoodRows.Replace("range(3)", "range(40)", StringComparison.Ordinal).Replace("to_hours", "to_minutes", StringComparison.Ordinal);

    private static DataFolder With(string audience)
    {
        var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Impressions);
        folder.Write("audience/a.parquet", audience);
        return folder;
    }

    private static List<string> Names(DataFolder folder) => [.. folder.Run().DataQuality.Findings.Select(f => f.Name)];

    private static string? Size(DataFolder folder)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("kpis").GetProperty("audience_size").GetProperty("as_of").GetString();
    }
}
