using CampaignBatch.Tests.Worlds;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The figures of the page that this program replaces.</summary>
public sealed class SeedFigures
{
    [Fact]
    public void Of_108_impressions_46_are_tapped()
    {
        var report = Report(InApp, [.. Many("impression", 108), .. Many("tap", 46)]);
        Assert.Equal("46/108", report.Kpi("tap_through_rate"));
        Assert.Equal(0.425926, report.Kpis["tap_through_rate"].Value!.Value, 1e-6);
        Assert.Equal("62", report.Kpi("no_response"));
    }

    [Fact]
    public void Of_311_messages_24_bounce_and_89_of_the_287_delivered_are_opened()
    {
        var report = Report(Push, [.. Many("send", 311), .. Many("bounce", 24), .. Many("open", 113)]);
        Assert.Equal("24/311", report.Kpi("bounce_rate"));
        Assert.Equal("287", report.Kpi("delivered"));
        Assert.Equal("89/287", report.Kpi("open_rate"));
    }

    [Fact]
    public void Of_287_who_received_44_convert()
    {
        var goals = Enumerable.Range(1, 44).Select(n => Goal($"u{n + 24}", "01-03 00:00"));
        var report = Report(Push with { Goal = "buy", ConversionWindowHours = 72 }, [.. Many("send", 311), .. Many("bounce", 24), .. goals]);
        Assert.Equal("44/287", report.Kpi("conversion_rate"));
        Assert.Equal("mature", report.Kpis["conversion_rate"].Basis);
    }

    private static IEnumerable<RawEvent> Many(string type, int count) =>
        Enumerable.Range(1, count).Select(n => Event(type, $"u{n}", type is "impression" or "send" ? "01-02 10:00" : "01-02 10:05", $"m{n}"));
}
