using System.Text.Json;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What a report.json says for charts alone against what it must say.</summary>
internal static class ChartComparison
{
    public static void All(Differences found, OracleReport expected, JsonElement trends)
    {
        var isInApp = expected.Campaign.Channel == "in_app";
        found.Rows("trends.variant_days", expected.VariantDays.Select(d => ($"{ReportComparison.Iso(d.Date)} {d.Variant}", d)),
            Differences.Items(trends, "variant_days").Select(r => ($"{r.GetProperty("date").GetString()} {r.GetProperty("variant").GetString()}", r)),
            (path, day, row) => Variant(found, path, day, row, isInApp));
        found.Rows("trends.opens_by_own_hour", expected.OpensByOwnHour.Select(c => (ReportComparison.Cell(c.Key.Weekday, c.Key.Hour), c.Value)),
            Differences.Items(trends, "opens_by_own_hour").Select(c => (ReportComparison.Cell(c.GetProperty("weekday").GetInt32(), c.GetProperty("hour").GetInt32()), c)),
            (path, opens, cell) => found.Count(path, opens, cell, "opens"));
        found.Rows("trends.open_delays", expected.OpenDelays.Select(d => ($"{d.From}", d.Opens)),
            Differences.Items(trends, "open_delays").Select(r => ($"{r.GetProperty("from_minutes").GetInt32()}", r)), (path, opens, row) => found.Count(path, opens, row, "opens"));
        found.Rows("trends.happenings missing_day", expected.MissingDays.Select(d => (ReportComparison.Iso(d), d)),
            Differences.Items(trends, "happenings").Where(h => h.GetProperty("kind").GetString() == "missing_day").Select(h => (h.GetProperty("date").GetString()!, h)), (_, _, _) => { });
    }

    private static void Variant(Differences found, string path, OracleVariantDay day, JsonElement row, bool isInApp)
    {
        found.Text(path, day.Complete ? "true" : "false", row, "complete");
        var (part, whole, rate) = isInApp ? (day.Taps, day.Messages, "tap_through") : (day.Opened, day.Delivered, "open");
        found.Count(path, part, row, isInApp ? "taps" : "opened");
        found.Count(path, whole, row, isInApp ? "impressions" : "delivered");
        found.Number(path, day.Rate.Value, row, rate + "_rate");
        FigureComparison.Band(found, path, day.Rate, rate, row);
        found.Count(path, day.Rate.Users!.Value, row, "users");
        if (!isInApp)
        {
            found.Count(path, day.Messages, row, "sent");
        }
    }
}
