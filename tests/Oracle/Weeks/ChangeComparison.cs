using System.Text.Json;

namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>The comparison of a report.json against what it must be.</summary>
internal static class ChangeComparison
{
    public static void All(Differences found, OracleComparison expected, JsonElement root)
    {
        var comparison = root.GetProperty("comparison");
        found.Count("comparison", expected.Weeks, comparison, "weeks");
        found.Text("comparison", expected.Reason, comparison, "reason");
        found.Number("comparison", expected.HorizonHours, comparison, "horizon_hours");
        Weeks(found, "recent", expected.Recent, comparison);
        Weeks(found, "before", expected.Before, comparison);
        var figures = comparison.GetProperty("figures").EnumerateObject().Select(f => (f.Name, f.Value));
        found.Rows(
            "comparison.figures",
            expected.Figures.Select(f => (f.Key, f.Value)),
            figures,
            (path, figure, row) => Figure(found, path, figure, row));
    }

    private static void Weeks(Differences found, string name, OracleWeeks? expected, JsonElement comparison)
    {
        var days = Differences.Property(comparison, name) ?? default;
        found.Text($"comparison.{name}", expected is null ? null : ReportComparison.Iso(expected.First), days, "first");
        found.Text($"comparison.{name}", expected is null ? null : ReportComparison.Iso(expected.Last), days, "last");
    }

    private static void Figure(Differences found, string path, OracleCompared expected, JsonElement row)
    {
        found.Number(path, expected.Difference, row, "difference");
        found.Number(path, expected.Low, row, "low");
        found.Number(path, expected.High, row, "high");
        found.Number(path, expected.Change, row, "change");
        Side(found, path, "recent", expected.Recent, row);
        Side(found, path, "before", expected.Before, row);
    }

    private static void Side(Differences found, string path, string name, OracleFigure expected, JsonElement row)
    {
        found.Number(path, expected.Value, row, name);
        found.Number(path, expected.Numerator, row, $"{name}_numerator", 0);
        found.Number(path, expected.Denominator, row, $"{name}_denominator", 0);
        found.Number(path, expected.Users, row, $"{name}_users", 0);
    }
}
