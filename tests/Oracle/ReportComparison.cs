using System.Globalization;
using System.Text.Json;
using NodaTime.Text;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What a report.json says against what it must say.</summary>
public static class ReportComparison
{
    private static readonly string[] KpiNames =
    [
        "total_impressions", "unique_impressions", "tap_through_rate", "dismissal_rate", "no_response", "user_tap_rate", "audience_size", "reach",
        "conversion_rate", "conversion_rate_so_far", "open_windows", "messages_sent", "bounce_rate", "delivered", "open_rate", "influenced_open_rate",
        "click_through_conversion_rate",
    ];

    public static IReadOnlyList<string> Differences(OracleReport expected, JsonDocument reportJson)
    {
        var found = new Differences();
        var root = reportJson.RootElement;
        Header(found, expected, root);
        Kpis(found, expected, root.GetProperty("kpis"));
        Compared(found, expected.Comparison, root.GetProperty("comparison"));
        var trends = root.GetProperty("trends");
        TrendComparison.Daily(found, expected, trends);
        TrendComparison.Sessions(found, expected, trends);
        TrendComparison.OpensByHour(found, expected, trends);
        ChartComparison.All(found, expected, trends);
        Breakdowns(found, expected, root);
        found.Rows("bounces", expected.Bounces.Select(b => (KeyOf(b.Reason), b.Count)),
            Oracle.Differences.Items(root, "bounces").Select(b => (KeyOf(b, "reason"), b)), (path, count, row) => found.Count(path, count, row, "count"));
        QualityComparison.Rows(found, expected.DataQuality, root.GetProperty("data_quality"));
        foreach (var check in Oracle.Differences.Items(root, "checks").Where(c => !c.GetProperty("holds").GetBoolean()))
        {
            found.Add("checks", "all hold", check.GetRawText());
        }

        return found.Found;
    }

    internal static string KeyOf(string? key) => key is null ? "null" : $"'{key}'";

    internal static string KeyOf(JsonElement row, string name) => KeyOf(Oracle.Differences.Property(row, name)?.GetString());

    private static void Header(Differences found, OracleReport expected, JsonElement root)
    {
        var campaign = root.GetProperty("campaign");
        found.Text("campaign", expected.Campaign.CampaignId, campaign, "id");
        found.Text("campaign", expected.Campaign.Name, campaign, "name");
        found.Text("campaign", expected.Campaign.Channel, campaign, "channel");
        found.Instant("campaign", expected.Campaign.StartsAt, campaign, "starts_at");
        found.Instant("campaign", expected.Campaign.EndsAt, campaign, "ends_at");
        found.Text("campaign", expected.Campaign.TimeZone ?? "UTC", campaign, "time_zone");
        found.Text("campaign", expected.Campaign.Goal, campaign, "goal");
        found.Text("campaign", expected.Status, campaign, "status");
        found.Instant("", expected.AsOf, root, "as_of");
    }

    private static void Kpis(Differences found, OracleReport expected, JsonElement kpis)
    {
        foreach (var name in KpiNames)
        {
            var path = $"kpis.{name}";
            if (!expected.Kpis.TryGetValue(name, out var figure))
            {
                if (kpis.TryGetProperty(name, out var surplus))
                {
                    found.Add(path, "absent", surplus.GetRawText());
                }
            }
            else if (!kpis.TryGetProperty(name, out var actual))
            {
                found.Add(path, figure, "absent");
            }
            else
            {
                Figure(found, path, figure, actual);
            }
        }
    }

    private static void Figure(Differences found, string path, OracleFigure expected, JsonElement actual)
    {
        found.Number(path, expected.Value, actual, "value");
        found.Text(path, expected.Reason, actual, "reason");
        if (expected.Value is null)
        {
            return;
        }

        found.Number(path, expected.Numerator, actual, "numerator", 0);
        found.Number(path, expected.Denominator, actual, "denominator", 0);
        found.Number(path, expected.Low, actual, "low");
        found.Number(path, expected.High, actual, "high");
        found.Text(path, expected.Basis, actual, "basis");
        found.Instant(path, expected.AsOf, actual, "as_of");
    }

    private static void Compared(Differences found, OracleComparison expected, JsonElement comparison)
    {
        found.Count("comparison", expected.Weeks, comparison, "weeks");
        found.Text("comparison", expected.Weeks == 0 ? "fewer_than_14_days" : null, comparison, "reason");
        foreach (var (name, isRecent) in new[] { ("recent", true), ("before", false) })
        {
            var days = Oracle.Differences.Property(comparison, name) ?? default;
            found.Text($"comparison.{name}", expected.First(isRecent) is { } first ? Iso(first) : null, days, "first");
            found.Text($"comparison.{name}", expected.Last(isRecent) is { } last ? Iso(last) : null, days, "last");
        }

        found.Rows("comparison.figures", expected.Figures.Select(f => (f.Key, f.Value)), comparison.GetProperty("figures").EnumerateObject().Select(f => (f.Name, f.Value)), (path, figure, row) =>
        {
            Figure(found, $"{path}.recent", figure.Recent, row.GetProperty("recent"));
            Figure(found, $"{path}.before", figure.Before, row.GetProperty("before"));
        });
    }

    private static void Breakdowns(Differences found, OracleReport expected, JsonElement root)
    {
        foreach (var (name, rows) in expected.Breakdowns)
        {
            var actual = Oracle.Differences.Items(root.GetProperty("breakdowns"), name).Where(HasCounts).Select(r => (KeyOf(r, "key"), r));
            found.Rows($"breakdowns.{name}", rows.Select(r => (KeyOf(r.Key), r.Counts)), actual, (path, counts, row) =>
            {
                foreach (var (count, value) in counts)
                {
                    found.Count(path, value, row, count);
                }
            });
        }
    }

    // A listed variant without any message may stand there with nothing but zeros.
    private static bool HasCounts(JsonElement row) =>
        row.EnumerateObject().Any(p => p.Value.ValueKind == JsonValueKind.Number && p.Value.GetDouble() != 0);

    internal static string Iso(NodaTime.LocalDate day) => LocalDatePattern.Iso.Format(day);

    internal static string Cell(int weekday, int hour) => string.Create(CultureInfo.InvariantCulture, $"{weekday} {hour:00}");
}
