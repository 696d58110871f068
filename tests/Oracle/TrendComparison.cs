using System.Text.Json;
using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The trends of a report.json against what they must be; days in their order.</summary>
internal static class TrendComparison
{
    public static void Daily(Differences found, OracleReport expected, JsonElement trends)
    {
        var isInApp = expected.Campaign.Channel == "in_app";
        Days(found, "trends.daily", expected.Daily, d => ReportComparison.Iso(d.Date), [.. Differences.Items(trends, "daily")], (path, day, row) =>
        {
            Complete(found, path, day.Complete, row);
            if (isInApp)
            {
                InApp(found, path, day, row);
            }
            else
            {
                found.Count(path, day.Sent, row, "sent");
                found.Count(path, day.Bounced, row, "bounced");
                found.Count(path, day.Opened, row, "opened");
            }
        });
    }

    public static void Sessions(Differences found, OracleReport expected, JsonElement trends)
    {
        var sessions = trends.GetProperty("sessions");
        found.Text("trends.sessions", expected.Sessions.Population, sessions, "population");
        found.Count("trends.sessions", expected.Sessions.BeforeDays, sessions, "before_days");
        Effect(found, expected.Sessions.Effect, sessions);
        Days(found, "trends.sessions.days", expected.Sessions.Days, d => ReportComparison.Iso(d.Date), [.. Differences.Items(sessions, "days")], (path, day, row) =>
        {
            Complete(found, path, day.Complete, row);
            found.Text(path, day.Phase, row, "phase");
            found.Count(path, day.Sessions, row, "sessions");
            found.Number(path, day.Mean, row, "session_seconds_mean");
            found.Number(path, day.Median, row, "session_seconds_median");
        });
    }

    public static void OpensByHour(Differences found, OracleReport expected, JsonElement trends) => found.Rows(
        "trends.opens_by_hour",
        expected.OpensByHour.Select(c => (ReportComparison.Cell(c.Key.Weekday, c.Key.Hour), c.Value)),
        Differences.Items(trends, "opens_by_hour").Where(c => c.GetProperty("opens").GetInt64() != 0)
            .Select(c => (ReportComparison.Cell(c.GetProperty("weekday").GetInt32(), c.GetProperty("hour").GetInt32()), c)),
        (path, opens, cell) => found.Count(path, opens, cell, "opens"));

    private static void Effect(Differences found, OracleSessionEffect expected, JsonElement sessions)
    {
        const string path = "trends.sessions";
        found.Count(path, expected.Weeks, sessions, "weeks");
        found.Number(path, expected.BeforePerUser, sessions, "before_per_user");
        found.Number(path, expected.DuringPerUser, sessions, "during_per_user");
        found.Number(path, expected.Difference, sessions, "difference");
        found.Number(path, expected.Low, sessions, "low");
        found.Number(path, expected.High, sessions, "high");
    }

    private static void InApp(Differences found, string path, OracleDay day, JsonElement row)
    {
        found.Count(path, day.Impressions, row, "impressions");
        found.Count(path, day.UniqueImpressions, row, "unique_impressions");
        found.Count(path, day.CumulativeImpressions, row, "cumulative_impressions");
        found.Count(path, day.CumulativeUniqueImpressions, row, "cumulative_unique_impressions");
        found.Count(path, day.Taps, row, "taps");
        found.Count(path, day.Dismissals, row, "dismissals");
        found.Number(path, day.TapThrough.Value, row, "tap_through_rate");
        FigureComparison.Band(found, path, day.TapThrough, "tap_through", row);
        found.Number(path, day.Dismissal.Value, row, "dismissal_rate");
        FigureComparison.Band(found, path, day.Dismissal, "dismissal", row);
    }

    private static void Complete(Differences found, string path, bool expected, JsonElement row) =>
        found.Text(path, expected ? "true" : "false", row, "complete");

    private static void Days<TDay>(
        Differences found, string path, IReadOnlyList<TDay> expected, Func<TDay, string> date, IReadOnlyList<JsonElement> actual, Action<string, TDay, JsonElement> compare)
    {
        var dates = actual.Select(r => r.GetProperty("date").GetString()!).ToList();
        if (!dates.SequenceEqual(expected.Select(date)))
        {
            found.Add($"{path} dates", string.Join(" ", expected.Select(date)), string.Join(" ", dates));
        }

        found.Rows(path, expected.Select(d => (date(d), d)), dates.Zip(actual), compare);
    }
}
