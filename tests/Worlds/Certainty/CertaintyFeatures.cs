using CampaignBatch.Tests.Oracle.Arms;
using CampaignBatch.Tests.Oracle;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>Names what verdicts a world has, and what stands in their way.</summary>
internal static class CertaintyFeatures
{
    public static IEnumerable<string> Of(World world) => OracleRun.Judge(world).Reports.Values.SelectMany(Of);

    private static IEnumerable<string> Of(OracleReport report) =>
        [.. OfVerdicts(report), .. OfFigures(report), .. report.Variants is { } variants ? OfVariants(variants) : []];

    private static IEnumerable<string> OfVerdicts(OracleReport report)
    {
        foreach (var verdict in report.Judge().Verdicts)
        {
            var answer = verdict.Answer.Split(':')[0];
            var isArm = verdict.Question == "variants" && answer is not ("none" or "several" or "no_clear_difference");
            var isBaseline = isArm && answer == report.Variants!.Baseline;
            var better = isBaseline ? "the baseline" : "an arm";
            yield return $"{verdict.Question} {(isArm ? better : verdict.WhyNot ?? answer)}";
        }
    }

    private static IEnumerable<string> OfFigures(OracleReport report)
    {
        yield return $"{report.Comparison.Weeks} weeks compared";
        yield return $"{report.Sessions.Effect.Weeks} weeks of sessions";
        yield return $"conversion {report.Kpis["conversion_rate"].Reason ?? "there"}";
        var value = report.Kpis["value_per_recipient"];
        yield return $"value {value.Reason ?? (value.Low is null ? "without interval" : "with interval")}";
        foreach (var rate in report.Kpis.Where(k => k.Value.DesignEffect > 1.2))
        {
            yield return $"messages depend in {rate.Key}";
        }

        if (report.Comparison is { Weeks: > 0, HorizonHours: null })
        {
            yield return "recent weeks without message";
        }

        if (report.Sessions.Days.Any(d => !d.Complete && d.Phase == "during"))
        {
            yield return "incomplete day of sessions";
        }
    }

    private static IEnumerable<string> OfVariants(OracleVariants variants)
    {
        yield return $"baseline by {variants.BaselineBasis ?? "nothing"}";
        yield return $"primary {variants.PrimaryMetric}";
        yield return variants.IsPlanned ? "planned" : "open";
        yield return variants.Arms.Any(a => a.Figures.Values.Any(f => f.Figure.Basis == "messages"))
            ? "arms by messages"
            : "arms by users";
        yield return variants.UsersInTwoArms > 0 ? "users in two arms" : "users in one arm";
        yield return $"{variants.Arms.Count} arms";
        var judged = variants.Arms.SelectMany(a => a.Figures).Where(f => f.Value.P is not null).Select(f => f.Key);
        foreach (var metric in judged)
        {
            yield return $"p of {metric}";
        }
    }
}
