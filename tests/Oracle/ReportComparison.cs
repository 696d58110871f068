using System.Globalization;
using System.Text.Json;
using CampaignBatch.Tests.Oracle.Arms;
using CampaignBatch.Tests.Oracle.Certainty;
using CampaignBatch.Tests.Oracle.Weeks;
using NodaTime.Text;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What a report.json says against what it must say.</summary>
public static class ReportComparison
{
    private static readonly string[] KpiNames =
    [
        "total_impressions", "unique_impressions", "tap_through_rate", "dismissal_rate", "no_response", "user_tap_rate", "audience_size", "reach",
        "conversion_rate", "conversion_rate_so_far", "open_windows", "messages_sent", "bounce_rate", "delivered", "open_rate", "influenced_open_rate",
        "click_through_conversion_rate", "user_open_rate", "value_total", "value_per_recipient",
    ];

    public static IReadOnlyList<string> Differences(OracleReport expected, JsonDocument reportJson)
    {
        var found = new Differences();
        var root = reportJson.RootElement;
        Header(found, expected, root);
        Kpis(found, expected, root.GetProperty("kpis"));
        ChangeComparison.All(found, expected.Comparison, root);
        var judgement = expected.Judge(VerdictComparison.IsTrusted(found, root));
        VerdictComparison.All(found, judgement.Verdicts, root);
        VariantComparison.All(found, expected, judgement, root);
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
        found.Count("", 2, root, "schema");
        found.Count("", 2, root, "dictionary");
        var campaign = root.GetProperty("campaign");
        found.Text("campaign", expected.Campaign.CampaignId, campaign, "id");
        found.Text("campaign", expected.Campaign.Name, campaign, "name");
        found.Text("campaign", expected.Campaign.Channel, campaign, "channel");
        found.Instant("campaign", expected.Campaign.StartsAt, campaign, "starts_at");
        found.Instant("campaign", expected.Campaign.EndsAt, campaign, "ends_at");
        found.Text("campaign", expected.Campaign.TimeZone ?? "UTC", campaign, "time_zone");
        found.Text("campaign", expected.Campaign.Goal, campaign, "goal");
        found.Text("campaign", expected.Status, campaign, "status");
        var names = string.Join(" | ", Oracle.Differences.Items(campaign, "goal_names_found").Select(n => n.GetString()));
        if (names != string.Join(" | ", expected.GoalNamesFound))
        {
            found.Add("campaign.goal_names_found", string.Join(" | ", expected.GoalNamesFound), names);
        }

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
                FigureComparison.All(found, path, figure, actual);
            }
        }
    }

    private static void Breakdowns(Differences found, OracleReport expected, JsonElement root)
    {
        foreach (var (name, rows) in expected.Breakdowns)
        {
            var actual = Oracle.Differences.Items(root.GetProperty("breakdowns"), name).Where(HasCounts).Select(r => (KeyOf(r, "key"), r));
            found.Rows($"breakdowns.{name}", rows.Select(r => (KeyOf(r.Key), r)), actual, (path, expectedRow, row) =>
            {
                foreach (var (count, value) in expectedRow.Counts)
                {
                    found.Count(path, value, row, count);
                }

                foreach (var (rate, figure) in expectedRow.Rates)
                {
                    FigureComparison.Band(found, path, figure, rate, row);
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
