using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Few rows far after all others are believed by the clock rule. Each report that is as of their time says so.</summary>
public sealed class LateClocks
{
    [Theory]
    [InlineData(2_000, 10, 4_000, TrustLevel.DoNotTrust)]
    [InlineData(2_000, 100, 400, TrustLevel.Look)]
    [InlineData(2_000, 20, 40, TrustLevel.Look)]
    [InlineData(10, 1, 400, TrustLevel.Look)]
    public void One_file_far_after_all_others_is_said_on_every_report(int rows, int late, int days, TrustLevel level)
    {
        using var folder = With(rows, late, days, "occurred + interval 1 minute");

        var finding = Assert.Single(Found(folder.Run()));

        Assert.Equal((level, late, "events/late.parquet"), (finding.Level, finding.Numbers["rows"], finding.Texts["file"]));
        Assert.InRange(finding.Numbers["days"], days - 1, days);
        Assert.Equal(Last(days, late), AsOf(folder));
        Assert.Contains("A clock may be wrong", File.ReadAllText(Path.Combine(folder.Site, "campaigns", "spring", "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Likewise_by_the_clocks_of_devices_where_no_collector_tells()
    {
        using var folder = With(2_000, 10, 4_000, "null::timestamp");

        Assert.Equal(TrustLevel.DoNotTrust, Assert.Single(Found(folder.Run())).Level);
    }

    [Fact]
    public void A_collector_that_alone_tells_the_time_of_receipt_is_held_against_the_devices()
    {
        using var folder = With(2_000, 10, 0, "null::timestamp");
        folder.Write("events/late.parquet", Rows(10, "'late'", 0, "timestamp '2038-01-19 03:14:07'"));

        Assert.Equal(10, Assert.Single(Found(folder.Run())).Numbers["rows"]);
    }

    [Theory]
    [InlineData(2_000, 8, 20)]
    [InlineData(2_000, 21, 40)]
    [InlineData(2_000, 106, 400)]
    [InlineData(10, 1, 60)]
    [InlineData(10, 10, 4_000)]
    public void A_trickle_of_good_data_is_not(int rows, int late, int days)
    {
        using var folder = With(rows, late, days, "occurred + interval 1 minute");

        Assert.Empty(Found(folder.Run()));
        Assert.Equal(Last(days, late), AsOf(folder));
    }

    [Fact]
    public void Nor_where_a_given_as_of_lies_before_them()
    {
        using var folder = With(2_000, 10, 4_000, "occurred + interval 1 minute");

        Assert.Empty(Found(folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 1, 10, 0, 0, 0, TimeSpan.Zero) })));
    }

    [Fact]
    public void Nor_rows_that_the_clock_rule_does_not_believe()
    {
        using var folder = With(2_000, 1, 4_000, "occurred + interval 1 minute");

        Assert.Empty(Found(folder.Run()));
    }

    [Fact]
    public void Of_several_files_the_one_with_most_such_rows_is_named()
    {
        using var folder = With(2_000, 3, 4_000, "occurred + interval 1 minute");
        folder.Write("events/later.parquet", Rows(6, "'later'", 4_000, "occurred + interval 1 minute"));

        var finding = Assert.Single(Found(folder.Run()));

        Assert.Equal((2, 9, "events/later.parquet"), (finding.Numbers["files"], finding.Numbers["rows"], finding.Texts["file"]));
    }

    /// <summary>So many rows, one a minute, and some in a file of their own, days after the last of these.</summary>
    private static DataFolder With(int rows, int late, int days, string received)
    {
        var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Rows(rows, "'good'", 0, received).Replace("to_minutes(i)", $"to_minutes(i - {rows - 1})", StringComparison.Ordinal));
        folder.Write("events/late.parquet", Rows(late, "'late'", days, received));
        return folder;
    }

    private static string Rows(int rows, string id, int days, string received) => $"""
        select {id} || i as event_id, 'impression' as event_type, occurred as occurred_at, 'u' || i as user_id, 'spring' as campaign_id, {received} as received_at
        from (select i, timestamp '2026-01-08 10:00:00' + to_days({days}) + to_minutes(i) as occurred from range({rows}) t(i))
        """;

    private static DateTimeOffset Last(int days, int late) => new DateTimeOffset(2026, 1, 8, 10, 0, 0, TimeSpan.Zero).AddDays(days).AddMinutes(late);

    private static DateTimeOffset AsOf(DataFolder folder)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("as_of").GetDateTimeOffset();
    }

    private static IEnumerable<DataFinding> Found(RunOutcome outcome) => outcome.DataQuality.Findings.Where(f => f.Name == "late_clock");
}
