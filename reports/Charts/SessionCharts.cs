using Apache.Arrow;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Sessions and their length, before and during a campaign.</summary>
internal static class SessionCharts
{
    private static readonly string[] Common = ["date", "phase", "complete"];

    /// <summary>Sessions a day; null without a day, and where they are not measured.</summary>
    public static Chart? Count(RecordBatch table, DaySpan span, SessionTrend trend, ChartWords words)
    {
        var (people, values) = (People(trend, words), table.Numbers("sessions"));
        if (System.Array.TrueForAll(values, value => value is null))
        {
            return null;
        }

        string Write(double sessions) => words.Count((long)Math.Floor(sessions + 0.5));
        var sessions = new Series(span.Days, span.Complete, values, Palette.Total);
        EndLabel[] labels = sessions.LastComplete is { } last ? [new(Write(values[last]!.Value), words.ShortDay(span.Days[last]), values[last]!.Value, Palette.Total)] : [];
        return new Chart(
            "sessions",
            words.Title("sessions"),
            words["sessions_says", people, words.Days(span.Days)] + " " + (Weeks(trend, Write, words) ?? Compared(table, span, values, Mean, Write, words)) + span.Say(words),
            new FingerValues(words["finger", words.Title("sessions")], [words.Head("sessions")],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), Write(values[i]!.Value)])]),
            nameof(CampaignTables.SessionDays),
            [.. Common, "sessions"],
            format => Drawn(format, words["sessions_axis", people], span, [sessions], Scale.OfCounts(values.Max() ?? 0, words), labels, words));
    }

    /// <summary>Mean and median length of a day's sessions; null where no session has a length.</summary>
    public static Chart? Length(RecordBatch table, DaySpan span, SessionTrend trend, ChartWords words)
    {
        double?[] means = table.Numbers("session_seconds_mean"), medians = table.Numbers("session_seconds_median");
        var mean = new Series(span.Days, span.Complete, means, Palette.Total);
        var median = new Series(span.Days, span.Complete, medians, Palette.People, Square: true);
        if (mean.Last is null || median.Last is null)
        {
            return null;
        }

        string Write(double? seconds) => seconds is { } s ? ChartWords.Duration(s) : "–";
        var labels = new[] { (Name: words["length_mean"], Series: mean), (Name: words["length_median"], Series: median) }
            .Select(s => (s.Name, s.Series.Ink, Value: s.Series.Values[(s.Series.LastComplete ?? s.Series.Last)!.Value]!.Value))
            .Select(s => new EndLabel(ChartWords.Duration(s.Value), s.Name, s.Value, s.Ink)).ToArray();
        var people = People(trend, words);
        return new Chart(
            "session-length",
            words.Title("session-length"),
            words["length_says", people, words.Days(span.Days)] + " " + Compared(table, span, medians, Middle, s => ChartWords.Duration(s), words) + span.Say(words),
            new FingerValues(words["finger", words.Title("session-length")], [words.Head("session_seconds_mean"), words.Head("session_seconds_median")],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), Write(means[i]), Write(medians[i])])]),
            nameof(CampaignTables.SessionDays),
            [.. Common, "session_seconds_mean", "session_seconds_median"],
            format => Drawn(format, words["length_axis", people], span, [mean, median], Scale.OfDurations(means.Concat(medians).Max() ?? 0, words), labels, words));
    }

    private static string People(SessionTrend trend, ChartWords words) => words[trend.Population == "audience" ? "people_audience" : "people_recipients"];

    private static Sheet Drawn(Format format, string title, DaySpan span, Series[] all, Scale scale, EndLabel[] labels, ChartWords words)
    {
        var trend = new Trend(format, words, span, title, [scale], labels);
        var panel = trend.Panel(scale);
        foreach (var series in all)
        {
            series.DrawOn(panel, format);
        }

        EndLabel.Write(trend.Sheet, panel, labels);
        trend.Floor();
        return trend.Sheet;
    }

    /// <summary>Sessions a day in whole weeks before and since, as they are; null where there is not a week on each side.</summary>
    private static string? Weeks(SessionTrend trend, Func<double, string> write, ChartWords words) => trend.Comparison is { } weeks
        ? words["phases_weeks", words.Count(weeks.Weeks, "weeks"), write(weeks.BeforePerUser * weeks.Users), write(weeks.DuringPerUser * weeks.Users)]
        : null;

    /// <summary>Complete days before the start against those since, as they are: what the campaign did to them, no two averages can tell.</summary>
    private static string Compared(RecordBatch table, DaySpan span, double?[] values, Func<List<double>, double> average, Func<double, string> write, ChartWords words)
    {
        var phases = table.Texts("phase");
        List<double> Of(string phase) => [.. values.Where((_, i) => phases[i] == phase && span.Complete[i]).OfType<double>()];
        var (before, during) = (Of("before"), Of("during"));
        return (before.Count, during.Count) switch
        {
            (0, 0) => words["phases_none"],
            (0, _) => words["phases_during", words.Count(during.Count, "days"), write(average(during))],
            (_, 0) => words["phases_before", words.Count(before.Count, "days"), write(average(before))],
            _ => words["phases_both", words.Count(before.Count, "days"), write(average(before)), words.Count(during.Count, "days"), write(average(during))],
        };
    }

    private static double Mean(List<double> values) => values.Sum() / values.Count;

    private static double Middle(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
