using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>Every single open by its day and time of day.</summary>
internal static class OpenPointsChart
{
    private const string Key = "open_points";
    private const string Id = "open-points";
    private const int DaySeconds = 86_400;

    // Points that lie upon each other look darker where they are drawn in several layers.
    private const int Layers = 4;

    private static readonly Scale Clock = new(DaySeconds, [0, 21_600, 43_200, 64_800, DaySeconds], ["00:00", "06:00", "12:00", "18:00", "24:00"]);

    /// <summary>Null without an open.</summary>
    public static Chart? Of(RecordBatch opens, DaySpan campaign, ChartWords words)
    {
        if (opens.Length == 0)
        {
            return null;
        }

        var (days, seconds) = (opens.Days("date"), opens.Counts("second_of_day"));
        var span = campaign.IsEmpty ? Of(days, campaign) : campaign;
        var byDay = days.Zip(seconds).ToLookup(o => o.First, o => (int)o.Second);
        string At(DateOnly day, Func<IEnumerable<int>, int> which) => byDay[day].Any() ? ChartWords.Clock(which(byDay[day])) : "–";
        return new Chart(
            Id,
            words.Title(Id),
            words[Key + "_says", words.Count(seconds.Length, "opens"), ChartWords.Legible(span.Zone), words.Days(span.Days)],
            new FingerValues(words["finger", words.Title(Id)], [words.Head("opens"), words["head_earliest"], words["head_latest"]],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), words.Count(byDay[day].Count()), At(day, Enumerable.Min), At(day, Enumerable.Max)])]),
            nameof(CampaignTables.Opens),
            ["date", "second_of_day"],
            format => Drawn(format, Points(days, seconds), span, words));
    }

    private static Sheet Drawn(Format format, List<Coordinates> points, DaySpan span, ChartWords words)
    {
        var trend = new Trend(format, words, span, words[Key + "_axis"], [Clock], []);
        var panel = trend.Panel(Clock);
        for (var layer = 0; layer < Math.Min(Layers, points.Count); layer++)
        {
            panel.Add(new Dots([.. points.Where((_, i) => i % Layers == layer)], Palette.Wanted, format.Point * 0.7f, opacity: 0.6));
        }

        trend.Floor();
        return trend.Sheet;
    }

    /// <summary>The days of the opens, where the campaign has none.</summary>
    private static DaySpan Of(DateOnly[] opened, DaySpan campaign)
    {
        var first = opened.Min();
        DateOnly[] days = [.. Enumerable.Range(0, opened.Max().DayNumber - first.DayNumber + 1).Select(first.AddDays)];
        return campaign with { Days = days, Complete = [.. days.Select(_ => true)] };
    }

    /// <summary>Spread over the width of their day by the golden ratio, so that opens of one minute stay apart; the place within the day says nothing.</summary>
    private static List<Coordinates> Points(DateOnly[] days, long[] seconds) =>
        [.. days.Select((day, i) => new Coordinates(day.DayNumber + (0.7 * ((i * 0.6180339887498949 % 1) - 0.5)), seconds[i]))];
}
