using Apache.Arrow;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>A daily rate with its 95 % band: tap-throughs, or dismissals.</summary>
/// <param name="Id">Of its picture, and the beginning of its texts' keys.</param>
/// <param name="Part">Column of what is counted.</param>
/// <param name="Rate">Beginning of the names of the rate's columns.</param>
/// <param name="Ink">Colour of the line.</param>
/// <param name="Wash">Colour of the band.</param>
internal sealed record RateChart(string Id, string Part, string Rate, Ink Ink, Ink Wash)
{
    private const string Whole = "impressions", People = "unique_impressions";

    public static RateChart TapThrough { get; } = new("tap-through", "taps", "tap_through", Palette.Wanted, Palette.WantedWash);

    public static RateChart Dismissals { get; } = new("dismissals", "dismissals", "dismissal", Palette.Unwanted, Palette.UnwantedWash);

    private string Key => Id.Replace('-', '_');

    /// <summary>Null where no day has a rate.</summary>
    public Chart? Of(RecordBatch daily, DaySpan span, ChartWords words)
    {
        var days = new RateDays(span, daily.Counts(Part), daily.Counts(Whole))
        {
            Rates = daily.Numbers(Rate + "_rate"),
            Low = daily.Numbers(Rate + "_low"),
            High = daily.Numbers(Rate + "_high"),
            Users = daily.Counts(People),
        };
        return span.IsEmpty || days.Line(Ink).Last is null ? null : new Chart(
            Id,
            words.Title(Id),
            Say(days, words),
            new FingerValues(words["finger", words.Title(Id)], [words.Head("impressions"), words.Head(Part), words["head_rate"], words.Head("interval")], days.Rows(words)),
            nameof(CampaignTables.Daily),
            ["date", "complete", Whole, People, Part, Rate + "_rate", Rate + "_low", Rate + "_high"],
            format => Drawn(format, days, words));
    }

    private Sheet Drawn(Format format, RateDays days, ChartWords words)
    {
        var series = days.Line(Ink);
        var scale = Scale.OfRates(days.Highest, words);
        EndLabel[] labels = days.LastSure is { } last
            ? [new(words.Rate(days.Parts[last], days.Wholes[last]), words.ShortDay(series.Days[last]), series.Values[last]!.Value, Ink)]
            : [];
        var trend = new Trend(format, words, days.Span, words[Key + "_axis"], [scale], labels);
        var panel = trend.Panel(scale);
        series.BandOn(panel, days.Low, days.High, scale.Top, Wash);
        series.DrawOn(panel, format, days.IsFaint);
        EndLabel.Write(trend.Sheet, panel, labels);
        trend.Floor();
        if (days.HasFaint)
        {
            trend.Sheet.Text(words["foot_faint", words.Count(RateDays.EnoughUsers)]);
        }

        return trend.Sheet;
    }

    private string Say(RateDays days, ChartWords words)
    {
        var text = words["rate_says", words[Key + "_name"], words.Days(days.Span.Days)] + " ";
        text += Ends(days, words);
        if (days.Extremes() is { } far)
        {
            text += " " + words["rate_extremes", Rated(days, far.Most, words), words.Day(days.Span.Days[far.Most]),
                Rated(days, far.Least, words), words.Day(days.Span.Days[far.Least])];
        }

        var gaps = days.Rates.Count(r => r is null);
        return text + (gaps == 0 ? "" : " " + words.Count(gaps, "rate_gaps")) + days.Span.Say(words);
    }

    /// <summary>The first days and the last, side by side: whether that is a change is not for a chart to say.</summary>
    private string Ends(RateDays days, ChartWords words)
    {
        if (days.Ends() is { } ends)
        {
            return words["rate_ends", words.Count(ends.Days), Rated(ends.First, words), Share(ends.First, words), Rated(ends.Last, words), Share(ends.Last, words)];
        }

        return days.Line(Ink).LastComplete is { } only
            ? words["rate_one", Rated(days, only, words), words.Day(days.Span.Days[only]), Share(new(days.Parts[only], days.Wholes[only]), words)]
            : words["rate_none"];
    }

    private static string Rated(RateDays days, int day, ChartWords words) => words.Rate(days.Parts[day], days.Wholes[day]);

    private static string Rated(Proportion of, ChartWords words) => words.Rate(of.Successes, of.Trials);

    private static string Share(Proportion of, ChartWords words) => words["share", words.Count(of.Successes), words.Count(of.Trials)];
}
