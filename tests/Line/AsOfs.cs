using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

public class AsOfs
{
    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1899-12-31T23:59:59Z")]
    [InlineData("9001-01-01T00:00:00Z")]
    public void An_as_of_outside_the_years_of_campaigns_is_refused_before_anything_is_read(string asOf)
    {
        var settings = new LineSettings { Data = "no such folder", Out = "no site", AsOf = DateTimeOffset.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture) };
        Assert.Equal("The as-of lies outside the years 1900 to 9000.", Assert.Throws<SettingsError>(() => Reports.Line.Run(settings, null, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void An_as_of_before_all_events_is_refused_with_the_first_of_them_and_the_site_stays()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Run();
        var before = SiteBytes.Of(folder.Site);
        var early = folder.Settings with { AsOf = new DateTimeOffset(2026, 1, 2, 9, 59, 59, TimeSpan.Zero) };

        var error = Assert.Throws<SettingsError>(() => Reports.Line.Run(early, null, TestContext.Current.CancellationToken));

        Assert.Contains("The as-of 2026-01-02T09:59:59Z lies before the first event", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-01-02T10:00:00Z", error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(folder.Site));
        Assert.Throws<SettingsError>(() => Reports.Line.Check(early, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_as_of_with_the_first_event_is_not_before_it()
    {
        using var folder = DataFolder.WithGoodDump();

        folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 1, 2, 10, 0, 0, TimeSpan.Zero) });

        Assert.Equal(1, folder.Impressions());
    }

    [Fact]
    public void An_as_of_does_not_make_a_report_of_rows_that_were_all_rejected()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("'impression'", "'Impression'", StringComparison.Ordinal));

        Assert.Throws<NoUsableInput>(() => folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }));
    }
}
