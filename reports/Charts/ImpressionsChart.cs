using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>Impressions so far, all and by distinct user, with the counts of each day beneath.</summary>
internal static class ImpressionsChart
{
    private const string Id = "impressions";
    private const int MostColumns = 120;

    private static readonly Color AllInk = Palette.Wash(Palette.Total, 0.38);

    /// <summary>Null without a day.</summary>
    public static Picture? Draw(RecordBatch daily, string zone)
    {
        var (days, complete) = (daily.Days("date"), daily.Flags("complete"));
        if (days.Length == 0)
        {
            return null;
        }

        var total = new Series(days, complete, daily.Numbers("cumulative_impressions"), Palette.Total);
        var unique = new Series(days, complete, daily.Numbers("cumulative_unique_impressions"), Palette.People, Square: true);
        long[] each = daily.Counts("impressions"), users = daily.Counts("unique_impressions");
        var (all, people) = (daily.Counts("cumulative_impressions")[^1], daily.Counts("cumulative_unique_impressions")[^1]);
        EndLabel[] labels = [new(Wording.Count(all), "total", all, Palette.Total), new(Wording.Count(people), "unique", people, Palette.People)];

        using var trend = new Trend("Impressions so far, total and unique", days, complete);
        var (upper, lower) = trend.Panels(Scale.OfCounts(all, 4), Scale.OfCounts(each.Max(), 2), 0.64, zone, EndLabel.Room(labels));
        total.DrawOn(upper);
        unique.DrawOn(upper);
        EndLabel.Write(trend.Sheet, upper, labels);
        trend.SayIncomplete(upper);
        Columns(lower, days, complete, each, users);
        new Key(trend.Sheet, 0, lower.Area.Top - 18).Heading("Each day").Column("impressions", AllInk, Palette.Total, 12).Column("unique", Palette.People, Palette.People, 6);

        var text = Say(days, complete, each, all, people);
        return new Picture(Id, "Impressions", trend.Sheet.Drawing(Id, text), trend.Sheet.Drawing(Id + "-phone", text), text, """{"heads":[],"rows":[]}""", nameof(CampaignTables.Daily),
            ["date", "complete", "impressions", "unique_impressions", "cumulative_impressions", "cumulative_unique_impressions"]);
    }

    private static void Columns(Panel panel, DateOnly[] days, bool[] complete, long[] each, long[] users)
    {
        // Columns thinner than the gaps of a screen would only flicker.
        var crowded = days.Length > MostColumns;
        panel.Counts(days, complete, each, crowded ? 1 : 0.8, AllInk);
        panel.Counts(days, complete, users, crowded ? 1 : 0.36, Palette.People);
    }

    private static string Say(DateOnly[] days, bool[] complete, long[] each, long all, long people)
    {
        var range = Trends.Range(each.Where((_, i) => complete[i]).Select(n => (double?)n));
        return $"Impressions of {Wording.Days(days)}: {Wording.Count(all)} in all, {Wording.Count(people)} unique"
            + (range is null ? "." : $"; {range} on a complete day.") + Trends.SayIncomplete(days, complete);
    }
}
