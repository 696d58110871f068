using Apache.Arrow;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Sessions and their length, before and during a campaign.</summary>
internal static class SessionCharts
{
    private static readonly string[] Common = ["date", "phase", "complete"];

    /// <summary>Sessions a day; null without a day.</summary>
    public static Picture? Count(RecordBatch table, SessionTrend trend, string zone)
    {
        var (days, complete, start) = Read(table);
        if (days.Length == 0)
        {
            return null;
        }

        var sessions = new Series(days, complete, table.Numbers("sessions"), Palette.Total);
        EndLabel[] labels = sessions.LastComplete is { } last
            ? [new(Wording.Count((long)sessions.Values[last]!.Value), Wording.ShortDay(days[last]), sessions.Values[last]!.Value, Palette.Total)]
            : [];
        var people = People(trend);
        var svg = (string size, string text) => Svg("sessions" + size, text, $"Daily sessions of {people}", start, [sessions], Scale.OfCounts(sessions.Values.Max() ?? 0), labels, zone);
        var alt = $"Daily sessions of {people}, {Wording.Days(days)}: {Say(table, sessions, start, v => Wording.Count((long)v))}{Trends.SayIncomplete(days, complete)}";
        return new Picture("sessions", "Sessions", svg("", alt), svg("-phone", alt), alt, """{"heads":[],"rows":[]}""", nameof(CampaignTables.SessionDays), [.. Common, "sessions"]);
    }

    /// <summary>Mean and median length of a day's sessions; null where no session has a length.</summary>
    public static Picture? Length(RecordBatch table, SessionTrend trend, string zone)
    {
        var (days, complete, start) = Read(table);
        var mean = new Series(days, complete, table.Numbers("session_seconds_mean"), Palette.Total);
        var median = new Series(days, complete, table.Numbers("session_seconds_median"), Palette.People, Square: true);
        if (mean.Last is null || median.Last is null)
        {
            return null;
        }

        var labels = new[] { (Name: "mean", Series: mean), (Name: "median", Series: median) }
            .Select(s => (s.Name, s.Series, Value: s.Series.Values[(s.Series.LastComplete ?? s.Series.Last)!.Value]!.Value))
            .Select(s => new EndLabel(Wording.Duration(s.Value), s.Name, s.Value, s.Series.Ink)).ToArray();
        var people = People(trend);
        var scale = Scale.OfDurations(mean.Values.Concat(median.Values).Max() ?? 0);
        var svg = (string size, string text) => Svg("session-length" + size, text, $"Session length of {people} (min:s)", start, [mean, median], scale, labels, zone);
        var alt = $"Session length of {people} in minutes and seconds, {Wording.Days(days)}. "
            + $"Median: {Say(table, median, start, Wording.Duration)} Mean: {Say(table, mean, start, Wording.Duration)}{Trends.SayIncomplete(days, complete)}";
        return new Picture("session-length", "Session length", svg("", alt), svg("-phone", alt), alt, """{"heads":[],"rows":[]}""", nameof(CampaignTables.SessionDays), [.. Common, "session_seconds_mean", "session_seconds_median"]);
    }

    private static (DateOnly[] Days, bool[] Complete, DateOnly? Start) Read(RecordBatch table)
    {
        var days = table.Days("date");
        var during = System.Array.IndexOf(table.Texts("phase"), "during");
        return (days, table.Flags("complete"), during < 0 ? null : days[during]);
    }

    private static string People(SessionTrend trend) => trend.Population == "audience" ? "the audience" : "recipients";

    private static Drawing Svg(string id, string text, string title, DateOnly? start, Series[] all, Scale scale, EndLabel[] labels, string zone)
    {
        using var trend = new Trend(title, all[0].Days, all[0].Complete, start);
        var panel = trend.Panel(scale, zone, EndLabel.Room(labels));
        foreach (var series in all)
        {
            series.DrawOn(panel);
        }

        if (start is { } day)
        {
            trend.Start(panel, scale, day, $"Campaign start, {Wording.ShortDay(day)}");
        }

        EndLabel.Write(trend.Sheet, panel, labels);
        trend.SayIncomplete(panel);
        return trend.Sheet.Drawing(id, text);
    }

    private static string Say(RecordBatch table, Series series, DateOnly? start, Func<double, string> write)
    {
        var phases = table.Texts("phase");
        string? Range(string phase) => Trends.Range(series.Values.Where((_, i) => phases[i] == phase && series.Complete[i]), write);
        var (before, during) = (Range("before"), Range("during"));
        var told = (before is null ? "" : $"{before} before the campaign, ")
            + (during is null ? "no complete day during it yet" : $"{during} on complete days during it");
        return told + (start is { } day ? $"; it started on {Wording.Day(day)}." : ".");
    }
}
