using System.Globalization;
using System.Xml.Linq;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Lines
{
    private static readonly string Ink = Palette.Wanted.ToHex();

    [Fact]
    public void A_day_without_a_rate_splits_the_line()
    {
        Assert.Single(Strokes(Some.InAppReport(complete: true), "tap-through"));
        Assert.Equal(2, Strokes(Some.InAppReport(complete: true, gaps: [10]), "tap-through").Count);
    }

    [Fact]
    public void A_day_without_a_rate_splits_the_band()
    {
        var wash = Palette.Wash(Palette.Wanted, 0.2).ToHex();
        int Bands(params int[] gaps) => Paths(Some.InAppReport(complete: true, gaps: gaps), "tap-through").Count(p => p.Attribute("fill")?.Value == wash);

        Assert.Equal(1, Bands());
        Assert.Equal(2, Bands(10));
        Assert.Equal(3, Bands(10, 12));
    }

    [Fact]
    public void The_incomplete_day_is_dashed_hollow_shaded_and_named()
    {
        var open = Some.InAppReport();
        var texts = Picture(open, "tap-through").Descendants().Where(e => e.Name.LocalName == "text").Select(t => t.Value);

        Assert.Contains("31 Jan: incomplete day", texts);
        Assert.Equal(2, Strokes(open, "tap-through").Count);
        Assert.Single(Paths(open, "tap-through"), p => p.Attribute("stroke")?.Value is "white");
        Assert.Single(Paths(open, "tap-through"), p => p.Attribute("fill")?.Value == Palette.Shade.ToHex());
    }

    [Fact]
    public void Where_every_day_is_over_nothing_is_marked()
    {
        var over = Some.InAppReport(complete: true);

        Assert.DoesNotContain("incomplete", Picture(over, "tap-through").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Paths(over, "tap-through"), p => p.Attribute("stroke")?.Value is "white");
    }

    [Fact]
    public void The_start_is_a_blue_dotted_line_between_before_and_during()
    {
        var dots = Assert.Single(Paths(Some.InAppReport(), "sessions"), p => p.Attribute("stroke")?.Value == Palette.Start.ToHex());

        Assert.True(dots.Attribute("d")!.Value.Count(c => c == 'M') > 10);
        Assert.Contains("Campaign start, 1 Jan", Picture(Some.InAppReport(), "sessions").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_area_of_a_bubble_is_its_opens()
    {
        var report = Some.PushReport(days: 1) with
        {
            OpensByHour = [new HourCell(1, 3, 100), new HourCell(2, 4, 25), new HourCell(7, 23, 1)],
        };

        var areas = Picture(report, "open-time").Descendants().Where(e => e.Name.LocalName == "ellipse").TakeLast(3 + 2)
            .Select(e => Math.Pow(Number(e, "rx"), 2)).Order().ToList();

        // Three cells, and the two of the key: a quarter of the most, and the most.
        Assert.Equal([1, 25, 25, 100, 100], areas.Select(a => Math.Round(a / areas[^1] * 100)));
    }

    [Fact]
    public void The_last_point_of_impressions_is_labelled_with_its_value()
    {
        var report = Some.InAppReport();
        var texts = Picture(report, "impressions").Descendants().Where(e => e.Name.LocalName == "text").Select(t => t.Value).ToList();

        Assert.Contains(report.Daily[^1].CumulativeImpressions.ToString("#,0", CultureInfo.InvariantCulture), texts);
        Assert.Contains(report.Daily[^1].CumulativeUniqueImpressions.ToString("#,0", CultureInfo.InvariantCulture), texts);
    }

    [Fact]
    public void The_zone_is_named() =>
        Assert.Contains("Day (Europe/Berlin)", Picture(Some.InAppReport(), "tap-through").Value, StringComparison.Ordinal);

    [Fact]
    public void The_words_for_a_rate_hold_its_numbers()
    {
        var report = Some.InAppReport(gaps: [2]);
        var text = ChartArtist.Draw(report, Some.Tables(report))[0].AltText;

        Assert.Equal("Daily tap-through rate of 31 days, 1 Jan 2026 to 31 Jan 2026: between 5.6\u00A0% and 14.9\u00A0%, 5.6\u00A0% on the last complete day "
            + "with impressions, 30 Jan 2026 (15/270). 1 day without impressions left open. 31 Jan 2026 is incomplete.", text);
    }

    private static XElement Picture(CampaignReport report, string id) =>
        XElement.Parse(ChartArtist.Draw(report, Some.Tables(report)).Single(p => p.Id == id).Desk.Svg);

    private static List<XElement> Paths(CampaignReport report, string id) => [.. Picture(report, id).Descendants().Where(e => e.Name.LocalName == "path")];

    /// <summary>Lines, not points: those have round ends.</summary>
    private static List<XElement> Strokes(CampaignReport report, string id) =>
        [.. Paths(report, id).Where(p => p.Attribute("stroke")?.Value == Ink && p.Attribute("stroke-linecap") is null)];

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
