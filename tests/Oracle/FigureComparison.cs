using System.Text.Json;

namespace CampaignBatch.Tests.Oracle;

/// <summary>A figure of a report.json against what it must be.</summary>
internal static class FigureComparison
{
    /// <summary>With the reason where there is none.</summary>
    public static void All(Differences found, string path, OracleFigure expected, JsonElement actual)
    {
        Values(found, path, expected, actual);
        found.Text(path, expected.Reason, actual, "reason");
        if (expected.Value is null)
        {
            return;
        }

        found.Number(path, expected.Users, actual, "users", 0);
        found.Number(path, expected.DesignEffect, actual, "design_effect");
        found.Text(path, expected.DenominatorIs, actual, "denominator_is");
        found.Text(path, expected.Unit, actual, "unit");
        found.Instant(path, expected.AsOf, actual, "as_of");
    }

    /// <summary>What a figure of an arm has, too.</summary>
    public static void Values(Differences found, string path, OracleFigure expected, JsonElement actual)
    {
        found.Number(path, expected.Value, actual, "value");
        found.Number(path, expected.Low, actual, "low");
        found.Number(path, expected.High, actual, "high");
        if (expected.Value is null)
        {
            return;
        }

        found.Number(path, expected.Numerator, actual, "numerator", 0);
        found.Number(path, expected.Denominator, actual, "denominator", 0);
        found.Text(path, expected.Basis, actual, "basis");
    }

    /// <summary>The rate's interval, beside others in one row.</summary>
    public static void Band(Differences found, string path, OracleFigure expected, string name, JsonElement row)
    {
        found.Number(path, expected.Low, row, $"{name}_low");
        found.Number(path, expected.High, row, $"{name}_high");
    }
}
