using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>Every single open by its day and time of day.</summary>
internal static class OpenPointsChart
{
    private const string Id = "open-points";
    private const int DaySeconds = 86_400;

    // Points that lie upon each other look darker where they are drawn in several layers.
    private const int Layers = 4;

    private static readonly Scale Clock = new(DaySeconds, [0, 21_600, 43_200, 64_800, DaySeconds], ["00:00", "06:00", "12:00", "18:00", "24:00"]);

    /// <summary>Null without an open.</summary>
    public static Picture? Draw(RecordBatch opens, RecordBatch daily, string zone)
    {
        if (opens.Length == 0)
        {
            return null;
        }

        var (dates, complete) = Span(opens.Days("date"), daily);
        using var trend = new Trend("Opens by day and time of day", dates, complete);
        var panel = trend.Panel(Clock, zone, 12);
        var points = Points(opens);
        for (var layer = 0; layer < Layers; layer++)
        {
            panel.Add(new Dots([.. points.Where((_, i) => i % Layers == layer)], Palette.Wanted.WithAlpha(0.6), 4.5f));
        }

        trend.SayIncomplete(panel);
        var text = Say(opens, dates, zone) + Trends.SayIncomplete(dates, complete);
        return new Picture(Id, "Single opens", trend.Sheet.Drawing(Id, text), trend.Sheet.Drawing(Id + "-phone", text), text, """{"heads":[],"rows":[]}""", nameof(CampaignTables.Opens), ["date", "second_of_day"]);
    }

    /// <summary>The days of the campaign, or those of the opens where the campaign has none.</summary>
    private static (DateOnly[] Dates, bool[] Complete) Span(DateOnly[] opened, RecordBatch daily)
    {
        if (daily.Length > 0)
        {
            return (daily.Days("date"), daily.Flags("complete"));
        }

        var first = opened.Min();
        DateOnly[] dates = [.. Enumerable.Range(0, opened.Max().DayNumber - first.DayNumber + 1).Select(first.AddDays)];
        return (dates, [.. dates.Select(_ => true)]);
    }

    /// <summary>Spread over the width of their day by the golden ratio, so that opens of one minute stay apart; the place within the day says nothing.</summary>
    private static List<Coordinates> Points(RecordBatch opens)
    {
        var seconds = opens.Counts("second_of_day");
        return [.. opens.Days("date").Select((day, i) => new Coordinates(day.DayNumber + (0.7 * ((i * 0.6180339887498949 % 1) - 0.5)), seconds[i]))];
    }

    private static string Say(RecordBatch opens, DateOnly[] dates, string zone)
    {
        var seconds = opens.Counts("second_of_day").Order().ToList();
        string At(double share) => Wording.Clock((int)seconds[(int)((seconds.Count - 1) * share)]);
        return $"Every one of {Wording.Count(seconds.Count, "open", "opens")} by day and time of day ({Wording.Plain(zone)}), {Wording.Days(dates)}: "
            + $"half of them between {At(0.25)} and {At(0.75)}.";
    }
}
