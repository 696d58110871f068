using System.Text.Json;
using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>
/// The variants of a report.json against what they must be. The placebo is chance, and forecasts are not compared.
/// </summary>
internal static class VariantComparison
{
    private const string Name = "variants";

    public static void All(Differences found, OracleReport expected, OracleJudgement judgement, JsonElement root)
    {
        var actual = Differences.Property(root, Name);
        if (expected.Variants is not { } variants || actual is not { } row)
        {
            if ((expected.Variants is null) != (actual is null))
            {
                found.Add(Name, expected.Variants is null ? "absent" : "present", actual?.GetRawText() ?? "absent");
            }

            return;
        }

        Header(found, variants, row);
        Placebo(found, judgement.ArmPAdjusted.Count > 0, row);
        var arms = Differences.Items(row, "arms").ToList();
        var keys = arms.ConvertAll(a => a.GetProperty("key").GetString()!);
        if (!keys.SequenceEqual(variants.Arms.Select(a => a.Key)))
        {
            found.Add($"{Name}.arms", string.Join(" ", variants.Arms.Select(a => a.Key)), string.Join(" ", keys));
        }

        found.Rows($"{Name}.arms", variants.Arms.Select(a => (a.Key, a)), keys.Zip(arms), (path, arm, armRow) =>
        {
            found.Count(path, arm.Users, armRow, "users");
            double? adjusted = judgement.ArmPAdjusted.TryGetValue(arm.Key, out var p) ? p : null;
            Figures(
                found,
                path,
                arm,
                metric => metric == variants.PrimaryMetric ? adjusted : null,
                armRow.GetProperty("figures"));
        });
    }

    private static void Header(Differences found, OracleVariants expected, JsonElement row)
    {
        found.Text(Name, expected.PrimaryMetric, row, "primary_metric");
        found.Text(Name, expected.Baseline, row, "baseline");
        found.Text(Name, expected.BaselineBasis, row, "baseline_basis");
        found.Text(Name, expected.FirstDay is { } first ? ReportComparison.Iso(first) : null, row, "first_day");
        found.Text(Name, expected.LastDay is { } last ? ReportComparison.Iso(last) : null, row, "last_day");
        found.Count(Name, expected.Users, row, "users");
        found.Count(Name, expected.UsersInTwoArms, row, "users_in_two_arms");
        found.Number(Name, expected.SampleRatioP, row, "sample_ratio_p");
        found.Text(Name, expected.IsPlanned ? "planned" : "open", row, "timing");
        found.Number(Name, expected.Information, row, "information");
    }

    private static void Placebo(Differences found, bool isJudged, JsonElement row)
    {
        var share = Differences.Property(row, "placebo_share");
        var isRight = isJudged
            ? share is { ValueKind: JsonValueKind.Number } s && s.GetDouble() is >= 0 and <= 1
            : share is null;
        if (!isRight)
        {
            found.Add($"{Name}.placebo_share", isJudged ? "0..1" : null, share?.GetRawText());
        }
    }

    private static void Figures(
        Differences found, string path, OracleArm arm, Func<string, double?> adjusted, JsonElement figures)
    {
        var actual = figures.EnumerateObject().Select(f => (f.Name, f.Value));
        found.Rows($"{path}.figures", arm.Figures.Select(f => (f.Key, f)), actual, (figurePath, named, row) =>
        {
            var figure = named.Value;
            FigureComparison.Values(found, figurePath, figure.Figure, row);
            found.Number(figurePath, figure.Difference, row, "difference");
            found.Number(figurePath, figure.DifferenceLow, row, "difference_low");
            found.Number(figurePath, figure.DifferenceHigh, row, "difference_high");
            found.Number(figurePath, figure.P, row, "p");
            found.Number(figurePath, adjusted(named.Key), row, "p_adjusted");
        });
    }
}
