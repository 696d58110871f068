using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Impressions so far, all and by distinct user, with the counts of each day beneath.</summary>
internal static class ImpressionsChart
{
    private const string Id = "impressions";

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

        using var trend = new Trend("Impressions so far, total and unique users", days, complete);
        var (upper, lower) = trend.Panels(Scale.OfCounts(all, 4), Scale.OfCounts(each.Max(), 2), 0.64, zone, EndLabel.Room(labels));
        total.DrawOn(upper);
        unique.DrawOn(upper);
        EndLabel.Write(trend.Sheet, upper, labels);
        trend.SayIncomplete(upper);
        Columns(lower, days, complete, each, users);
        Key(trend.Sheet, lower);

        var text = Say(days, complete, each, all, people);
        return new Picture(Id, "Impressions", trend.Sheet.Svg(Id, text), text, nameof(CampaignTables.Daily),
            ["date", "complete", "impressions", "unique_impressions", "cumulative_impressions", "cumulative_unique_impressions"]);
    }

    private static void Columns(Panel panel, DateOnly[] days, bool[] complete, long[] each, long[] users)
    {
        for (var i = 0; i < days.Length; i++)
        {
            panel.Counted(days[i], each[i], 0.8, Palette.Wash(Palette.Total, 0.38), complete[i]);
            panel.Counted(days[i], users[i], 0.36, Palette.People, complete[i]);
        }
    }

    private static void Key(Sheet sheet, Panel panel)
    {
        var y = panel.Area.Top - 16;
        var name = new Note("Each day:", 0, y, Palette.Text) { Size = Note.Normal, Strong = true };
        var all = new Note("■ impressions", name.Right + 10, y, Palette.Total);
        sheet.Add(name);
        sheet.Add(all);
        sheet.Add(new Note("▮ users", all.Right + 14, y, Palette.People));
    }

    private static string Say(DateOnly[] days, bool[] complete, long[] each, long all, long people)
    {
        var range = Trends.Range(each.Where((_, i) => complete[i]).Select(n => (double?)n));
        return $"Impressions of {Wording.Days(days)}: {Wording.Count(all)} in all, to {Wording.Count(people, "user", "users")}"
            + (range is null ? "." : $"; {range} on a complete day.") + Trends.SayIncomplete(days, complete);
    }
}
