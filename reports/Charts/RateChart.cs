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
    private const string Whole = "impressions";

    public static RateChart TapThrough { get; } = new("tap-through", "taps", "tap_through", Palette.Wanted, Palette.WantedWash);

    public static RateChart Dismissals { get; } = new("dismissals", "dismissals", "dismissal", Palette.Unwanted, Palette.UnwantedWash);

    private string Key => Id.Replace('-', '_');

    /// <summary>Null where no day has a rate.</summary>
    public Chart? Of(RecordBatch daily, DaySpan span, ChartWords words)
    {
        var days = new RateDays(span, daily.Counts(Part), daily.Counts(Whole), daily.Numbers(Rate + "_rate"), daily.Numbers(Rate + "_low"), daily.Numbers(Rate + "_high"));
        return span.IsEmpty || days.Line(Ink).Last is null ? null : new Chart(
            Id,
            words.Title(Id),
            Say(days, words),
            new FingerValues(words["finger", words.Title(Id)], [words.Head("impressions"), words.Head(Part), words["head_rate"], words.Head("interval")], days.Rows(words)),
            nameof(CampaignTables.Daily),
            ["date", "complete", Whole, Part, Rate + "_rate", Rate + "_low", Rate + "_high"],
            format => Drawn(format, days, words));
    }

    private Sheet Drawn(Format format, RateDays days, ChartWords words)
    {
        var series = days.Line(Ink);
        var scale = Scale.OfRates(days.Highest, words);
        EndLabel[] labels = series.LastComplete is { } last
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
            trend.Sheet.Text(words["foot_faint", words.Count(Proportion.EnoughTrials)]);
        }

        return trend.Sheet;
    }

    private string Say(RateDays days, ChartWords words)
    {
        var text = words["rate_says", words[Key + "_name"], words.Days(days.Span.Days)] + " ";
        text += days.Change() is { } change
            ? words[$"rate_{change.Verdict}", words.Count(change.Days), words.Rate(change.First.Successes, change.First.Trials), Share(change.First, words), words.Rate(change.Second.Successes, change.Second.Trials), Share(change.Second, words)]
            : days.Line(Ink).LastComplete is { } last
                ? words["rate_one", words.Rate(days.Parts[last], days.Wholes[last]), words.Day(days.Span.Days[last]), Share(new(days.Parts[last], days.Wholes[last]), words)]
                : words["rate_none"];
        if (days.Extremes() is { } ends)
        {
            text += " " + words["rate_extremes", words.Rate(days.Parts[ends.Most], days.Wholes[ends.Most]), words.Day(days.Span.Days[ends.Most]), words.Rate(days.Parts[ends.Least], days.Wholes[ends.Least]), words.Day(days.Span.Days[ends.Least])];
        }

        var gaps = days.Rates.Count(r => r is null);
        return text + (gaps == 0 ? "" : " " + words.Count(gaps, "rate_gaps")) + days.Span.Say(words);
    }

    private static string Share(Proportion of, ChartWords words) => words["share", words.Count(of.Successes), words.Count(of.Trials)];
}
