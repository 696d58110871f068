using CampaignBatch.Tests.Oracle.Distributions;
using CampaignBatch.Tests.Oracle.Weeks;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>All verdicts of one report as one family. METRICS.md, Verdicts: few, and each said once.</summary>
internal sealed class VerdictFamily
{
    private const double Level = 0.05;

    // A change is asked anew each week, so it is judged at 1 %.
    private const double ChangeFactor = 5;

    private const string Change = "change";

    private const string Sessions = "sessions";

    private readonly OracleReport _report;
    private readonly bool _isTrusted;
    private readonly IReadOnlyDictionary<string, double> _adjusted;

    private VerdictFamily(OracleReport report, bool isTrusted)
    {
        (_report, _isTrusted) = (report, isTrusted);
        _adjusted = Holm.Adjust(Family());
    }

    private OracleCompared? MainChange => _report.Comparison.Figures.GetValueOrDefault(_report.Comparison.MainRate);

    /// <param name="report">Of a campaign.</param>
    /// <param name="isTrusted">False where its data are not to be trusted: then nothing is judged.</param>
    public static OracleJudgement Judge(OracleReport report, bool isTrusted)
    {
        var family = new VerdictFamily(report, isTrusted);
        var verdicts = new[] { family.OfChange(), family.OfVariants(), family.OfSessions() };
        var arms = report.Variants?.Arms.Where(a => family._adjusted.ContainsKey(ArmKey(a.Key))) ?? [];
        return new(
            [.. verdicts.OfType<OracleVerdict>()], arms.ToDictionary(a => a.Key, a => family._adjusted[ArmKey(a.Key)]));
    }

    private static string ArmKey(string arm) => $"arm {arm}";

    private string? WhyNot(string? reason) => reason ?? (_isTrusted ? null : "data_not_trusted");

    private Dictionary<string, double> Family()
    {
        var family = new Dictionary<string, double>(StringComparer.Ordinal);
        if (WhyNot(_report.Comparison.WhyNot) is null)
        {
            family[Change] = Math.Min(1, ChangeFactor * MainChange!.P!.Value);
        }

        if (WhyNot(_report.Sessions.Effect.WhyNot) is null)
        {
            family[Sessions] = _report.Sessions.Effect.P!.Value;
        }

        if (_report.Variants is { } variants && WhyNot(variants.WhyNot) is null)
        {
            foreach (var arm in variants.Arms.Where(a => variants.Primary(a.Key).P is not null))
            {
                family[ArmKey(arm.Key)] = variants.Primary(arm.Key).P!.Value;
            }
        }

        return family;
    }

    private OracleVerdict OfChange()
    {
        var whyNot = WhyNot(_report.Comparison.WhyNot);
        var verdict = new OracleVerdict(Change)
        {
            Answer = "none",
            Subject = _report.Comparison.MainRate,
            Estimate = MainChange?.Difference,
            Low = MainChange?.Low,
            High = MainChange?.High,
            WhyNot = whyNot,
        };
        return whyNot is not null
            ? verdict
            : Answered(verdict, MainChange!.P!.Value, _adjusted[Change], "no_clear_change");
    }

    private OracleVerdict OfSessions()
    {
        var effect = _report.Sessions.Effect;
        var whyNot = WhyNot(effect.WhyNot);
        var verdict = new OracleVerdict("sessions_before_during")
        {
            Answer = "none",
            Subject = _report.Sessions.Population,
            Estimate = effect.Difference,
            Low = effect.Low,
            High = effect.High,
            WhyNot = whyNot,
        };
        return whyNot is not null
            ? verdict
            : Answered(verdict, effect.P!.Value, _adjusted[Sessions], "no_clear_effect");
    }

    private static OracleVerdict Answered(OracleVerdict verdict, double p, double adjusted, string unclear)
    {
        var direction = verdict.Estimate > 0 ? "higher" : "lower";
        return verdict with { Answer = adjusted < Level ? direction : unclear, P = p, PAdjusted = adjusted };
    }

    private OracleVerdict? OfVariants() => _report.Variants is { } variants
        ? new VariantVerdict(_report, variants, arm => _adjusted.GetValueOrDefault(ArmKey(arm), double.NaN))
            .Verdict(WhyNot(variants.WhyNot))
        : null;
}
