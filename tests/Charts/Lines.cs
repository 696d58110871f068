using System.Globalization;
using System.Xml.Linq;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Lines
{
    private static readonly DateOnly Day = Some.FirstDay;

    [Fact]
    public void A_day_without_a_rate_splits_the_line()
    {
        Assert.Single(Figures(Some.InAppReport(complete: true), "tap-through", "stroke", Palette.Wanted)[0]);
        Assert.Equal(2, Figures(Some.InAppReport(complete: true, gaps: [10]), "tap-through", "stroke", Palette.Wanted)[0].Length);
    }

    [Fact]
    public void A_day_without_a_rate_splits_the_band()
    {
        int Bands(params int[] gaps) => Figures(Some.InAppReport(complete: true, gaps: gaps), "tap-through", "fill", Palette.WantedWash)[0].Length;

        Assert.Equal(1, Bands());
        Assert.Equal(2, Bands(10));
        Assert.Equal(3, Bands(10, 12));
    }

    [Fact]
    public void The_incomplete_day_is_dashed_hollow_shaded_and_named()
    {
        var open = Some.InAppReport();

        Assert.Contains("31 Jan: incomplete day", Words(open, "tap-through"));
        Assert.True(Figures(open, "tap-through", "stroke", Palette.Wanted)[1].Length > 1);
        Assert.Single(Figures(open, "tap-through", "stroke", Palette.Ground)[0]);
        Assert.Single(Figures(open, "tap-through", "fill", Palette.Shade)[0]);
    }

    [Fact]
    public void Where_every_day_is_over_nothing_is_marked()
    {
        var over = Some.InAppReport(complete: true);

        Assert.DoesNotContain("incomplete", Picture(over, "tap-through").ToString(), StringComparison.Ordinal);
        Assert.Empty(Figures(over, "tap-through", "stroke", Palette.Ground));
        Assert.Empty(Figures(over, "tap-through", "fill", Palette.Shade));
    }

    [Fact]
    public void The_start_is_a_blue_dotted_line_between_before_and_during()
    {
        Assert.True(Assert.Single(Figures(Some.InAppReport(), "sessions", "stroke", Palette.Start)).Length > 10);
        Assert.Contains("Start, 1 Jan", Words(Some.InAppReport(), "sessions"));
    }

    [Fact]
    public void The_end_a_clock_change_and_days_without_data_are_named_over_their_days()
    {
        var report = With(Some.InAppReport(), new(Day.AddDays(30), HappeningKind.End), new(Day.AddDays(20), HappeningKind.ClockChange, 60),
            new(Day.AddDays(25), HappeningKind.ClockChange, -30), new(Day.AddDays(3), HappeningKind.MissingDay), new(Day.AddDays(8), HappeningKind.MissingDay), new(Day.AddDays(9), HappeningKind.MissingDay));

        var words = Words(report, "tap-through");

        Assert.Empty(new[] { "End, 31 Jan", "21 Jan: clocks +1\u00A0h", "26 Jan: clocks −30\u00A0min", "4 Jan: no data", "9 Jan to 10 Jan: no data" }.Except(words));
        Assert.EndsWith("On 3 days there are no data at all. 31 Jan 2026 is incomplete.", Drawn(report, "tap-through").AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void What_happened_on_no_day_of_the_chart_is_not_said()
    {
        var report = With(Some.InAppReport(), new(Day.AddDays(-2), HappeningKind.ClockChange, 60), new(Day.AddDays(40), HappeningKind.MissingDay));

        Assert.DoesNotContain(Words(report, "tap-through"), w => w.Contains("clocks", StringComparison.Ordinal) || w.Contains("no data", StringComparison.Ordinal));
        Assert.Contains("30 Dec: clocks +1\u00A0h", Words(report, "sessions"));
    }

    [Fact]
    public void The_area_of_a_bubble_is_its_opens()
    {
        var report = Some.PushReport(days: 1) with
        {
            OpensByHour = [new HourCell(1, 3, 100), new HourCell(2, 4, 25), new HourCell(7, 23, 1)],
        };

        var areas = Picture(report, "open-time").Descendants().Where(e => e.Name.LocalName == "circle")
            .Select(e => Math.Pow(double.Parse(e.Attribute("r")!.Value, CultureInfo.InvariantCulture), 2)).Order().ToList();

        // Three cells, and the two of the key: a quarter of the most, and the most. A tenth of a unit is a tenth of the least.
        Assert.Equal(5, areas.Count);
        Assert.All(new[] { 1.0, 25, 25, 100, 100 }.Zip(areas), pair => Assert.InRange(pair.Second / areas[^1] * 100, pair.First * 0.85, pair.First * 1.15));
    }

    [Fact]
    public void The_hours_in_which_people_open_are_drawn_and_none_is_praised()
    {
        var report = Some.PushReport(days: 1) with { OpensByHour = [new HourCell(1, 3, 70), new HourCell(2, 4, 7), new HourCell(7, 23, 1)] };

        Assert.Equal("78 opens by weekday and hour on the campaign's clock (Europe/Berlin).", Drawn(report, "open-time").AltText);
        Assert.EndsWith(" by day and time of day (Europe/Berlin), 1 Jan 2026.", Drawn(report, "open-points").AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_few_users_is_faint_however_many_messages_they_had()
    {
        var report = Some.InAppReport(complete: true);
        var few = report with { Daily = [.. report.Daily.Select((day, i) => i == 10 ? day with { UniqueImpressions = 29 } : day)] };

        Assert.DoesNotContain("Grey points: fewer than 30 users", Words(report, "tap-through"));
        Assert.Contains("Grey points: fewer than 30 users", Words(few, "tap-through"));
    }

    [Fact]
    public void Sessions_of_whole_weeks_are_described_where_they_are_compared()
    {
        var report = Some.InAppReport();
        report = report with { Sessions = report.Sessions with { Comparison = new SessionComparison(2, 1_000, 0.8, 0.89) { Difference = 0.09 } } };

        Assert.Contains(": on average 800 a day in the 2 weeks before the campaign, 890 in its first 2 weeks.", Drawn(report, "sessions").AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_point_of_impressions_is_labelled_with_its_value()
    {
        var report = Some.InAppReport();
        var words = Words(report, "impressions");

        Assert.Contains(report.Daily[^1].CumulativeImpressions.ToString("#,0", CultureInfo.InvariantCulture), words);
        Assert.Contains(report.Daily[^1].CumulativeUniqueImpressions.ToString("#,0", CultureInfo.InvariantCulture), words);
    }

    [Fact]
    public void The_zone_is_named() => Assert.Contains("Day (Europe/Berlin)", Words(Some.InAppReport(), "tap-through"));

    [Fact]
    public void Half_of_the_opens_is_where_their_sum_reaches_half()
    {
        var report = Some.PushReport() with { OpenDelays = [new(0, 1, 3), new(1, 5, 2), new(5, 15, 4), new(15, null, 1)] };

        Assert.Contains("half within 5\u00A0min", Words(report, "minutes-to-open"));
        Assert.Equal("10 opens by time from send to first open. Half of them came within 5\u00A0min.", Drawn(report, "minutes-to-open").AltText);
    }

    [Fact]
    public void Each_variant_has_a_panel_with_its_name_and_rate()
    {
        var report = Some.InAppReport(variants: ["A", "B", "C"]);

        var words = Words(report, "variants");

        Assert.All(new[] { "A", "B", "C" }, name => Assert.Contains(name, words));
        Assert.Equal(3, words.Count(w => w.Contains("% (", StringComparison.Ordinal)));
        Assert.Equal(3, Figures(report, "variants", "fill", Palette.WantedWash).Count);
        Assert.Equal(3, Figures(report, "variants", "stroke", Palette.Faint).Count(f => f.Length > 5));
    }

    [Fact]
    public void One_variant_alone_has_no_panel() =>
        Assert.DoesNotContain(ChartArtist.Draw(Some.InAppReport(variants: ["A"]), Some.Tables(Some.InAppReport(variants: ["A"])), Language.English), p => p.Id == "variants");

    [Fact]
    public void Words_for_a_rate_describe_its_first_and_last_days_and_claim_nothing() => Assert.Equal(
        "Daily tap-through rate of 31 days, 1 Jan 2026 to 31 Jan 2026: 12.4% (217/1,750) in the first 7 complete days with impressions, "
        + "6.0% (98/1,645) in the last 7. Highest 14.9% on 1 Jan 2026, lowest 5.6% on 30 Jan 2026. 1 day without impressions left open. 31 Jan 2026 is incomplete.",
        Drawn(Some.InAppReport(gaps: [2]), "tap-through").AltText);

    [Fact]
    public void Words_for_a_rate_of_few_days_say_what_there_is()
    {
        Assert.Contains("the only complete day with impressions", Drawn(Some.InAppReport(days: 2), "dismissals").AltText, StringComparison.Ordinal);
        Assert.Contains(": no complete day has a rate yet.", Drawn(Some.InAppReport(days: 1), "dismissals").AltText, StringComparison.Ordinal);
    }

    private static CampaignReport With(CampaignReport report, params Happening[] more) => report with { Happenings = [.. report.Happenings.Concat(more).OrderBy(h => h.Date)] };

    private static Picture Drawn(CampaignReport report, string id) => ChartArtist.Draw(report, Some.Tables(report), Language.English).Single(p => p.Id == id);

    private static XElement Picture(CampaignReport report, string id) => XElement.Parse(Drawn(report, id).Desk.Svg);

    private static List<string> Words(CampaignReport report, string id) => [.. Picture(report, id).Descendants().Where(e => e.Name.LocalName == "text").Select(t => t.Value)];

    /// <summary>The paths of that ink, points left out, each in its separate figures.</summary>
    private static List<string[]> Figures(CampaignReport report, string id, string attribute, Ink ink) =>
        [.. Picture(report, id).Elements().Where(e => e.Name.LocalName == "path" && e.Attribute(attribute)?.Value == ink.Css && (ink == Palette.Ground || e.Attribute("stroke-linecap") is null))
            .Select(p => p.Attribute("d")!.Value.Split('m', StringSplitOptions.RemoveEmptyEntries))];
}
