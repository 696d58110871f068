using Apache.Arrow;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A daily rate with its 95 % band: tap-throughs, or dismissals.</summary>
internal sealed record RateChart(string Id, string Title, string Name, string Part, string Rate, string Low, string High, Color Ink)
{
    private const string Whole = "impressions";

    public static RateChart TapThrough { get; } =
        new("tap-through", "Tap-throughs", "Tap-through rate", "taps", "tap_through_rate", "tap_through_low", "tap_through_high", Palette.Wanted);

    public static RateChart Dismissals { get; } =
        new("dismissals", "Dismissals", "Dismissal rate", "dismissals", "dismissal_rate", "dismissal_low", "dismissal_high", Palette.Unwanted);

    /// <summary>Null where no day has a rate.</summary>
    public Picture? Draw(RecordBatch daily, string zone)
    {
        var series = new Series(daily.Days("date"), daily.Flags("complete"), daily.Numbers(Rate), Ink);
        if (series.Last is null)
        {
            return null;
        }

        var (parts, wholes) = (daily.Counts(Part), daily.Counts(Whole));
        var (low, high) = (daily.Numbers(Low), daily.Numbers(High));
        bool Faint(int i) => wholes[i] < Proportion.EnoughTrials;
        var scale = Scale.OfRates(Highest(series, high, i => Faint(i) || !series.Complete[i]));
        EndLabel[] labels = series.LastComplete is { } last
            ? [new(Percent.Format(parts[last], wholes[last]), Wording.ShortDay(series.Days[last]), series.Values[last]!.Value, Ink)]
            : [];

        using var trend = new Trend($"Daily {Name.ToLowerInvariant()}, 95\u00A0% interval shaded", series.Days, series.Complete);
        var panel = trend.Panel(scale, zone, EndLabel.Room(labels));
        series.BandOn(panel, low, high);
        series.DrawOn(panel, Faint);
        EndLabel.Write(trend.Sheet, panel, labels);
        trend.SayIncomplete(panel);
        if (Enumerable.Range(0, wholes.Length).Any(i => series.Complete[i] && series.Values[i] is not null && Faint(i)))
        {
            trend.Sheet.Add(new Note($"Grey points: fewer than {Proportion.EnoughTrials} impressions", 0, Sheet.AxisLine, Palette.Quiet));
        }

        var text = Say(series, parts, wholes);
        return new Picture(Id, Title, trend.Sheet.Drawing(Id, text), trend.Sheet.Drawing(Id + "-phone", text), text, """{"heads":[],"rows":[]}""", nameof(CampaignTables.Daily), ["date", "complete", Whole, Part, Rate, Low, High]);
    }

    // The band of a day with few impressions is wide; it is cut off above rather than pressing the others flat.
    private static double Highest(Series series, double?[] high, Func<int, bool> unsure)
    {
        var sure = high.Where((_, i) => !unsure(i)).Max() ?? high.Max() ?? 0;
        return Math.Max(0.01, Math.Max(sure, series.Values.Max() ?? 0));
    }

    private string Say(Series series, long[] parts, long[] wholes)
    {
        var text = $"Daily {Name.ToLowerInvariant()} of {Wording.Days(series.Days)}: ";
        if (series.LastComplete is { } last)
        {
            var known = Enumerable.Range(0, wholes.Length).Where(i => series.Complete[i] && series.Values[i] is not null).OrderBy(i => series.Values[i]).ToList();
            var (least, most) = (known[0], known[^1]);
            var range = Wording.Between(Percent.Format(parts[least], wholes[least]), Percent.Format(parts[most], wholes[most]));
            text += (known.Count == 1 ? "" : $"{range}, ") + $"{Percent.Format(parts[last], wholes[last])} on the last complete day with impressions, {Wording.Day(series.Days[last])} ({Wording.Count(parts[last])}/{Wording.Count(wholes[last])}).";
        }
        else
        {
            text += "no complete day has a rate yet.";
        }

        var gaps = series.Values.Count(v => v is null);
        return text + (gaps == 0 ? "" : $" {Wording.Count(gaps, "day", "days")} without impressions left open.") + Trends.SayIncomplete(series.Days, series.Complete);
    }
}
