using CampaignBatch.Tests.Oracle.Arms;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>Which arm is better, if any can be told. METRICS.md, Variants: several arms, words.</summary>
/// <param name="report">The report of the variants.</param>
/// <param name="variants">With at least two variants.</param>
/// <param name="adjusted">The adjusted p-value of an arm; not a number where it has none.</param>
internal sealed class VariantVerdict(OracleReport report, OracleVariants variants, Func<string, double> adjusted)
{
    private const double Level = 0.05;

    private IReadOnlyList<string> Others =>
        [.. variants.Arms.Select(a => a.Key).Where(key => key != variants.Baseline)];

    /// <summary>Where the primary metric's p has an arm at all, the one with the smallest.</summary>
    private string? Closest =>
        Others.Where(arm => variants.Primary(arm).P is not null).MinBy(arm => variants.Primary(arm).P);

    private bool IsOver => report.Campaign.EndsAt is not { } end || (end <= report.AsOf && variants.Information >= 1);

    public OracleVerdict Verdict(string? whyNot)
    {
        if (whyNot is not null)
        {
            return About(Closest) with { WhyNot = whyNot };
        }

        var winners = Others.Where(arm => IsClear(arm) && variants.Primary(arm).Difference > 0).ToList();
        if (winners.Count > 0)
        {
            return Won(winners);
        }

        if (Others.All(arm => IsClear(arm) && variants.Primary(arm).Difference < 0))
        {
            return Given(Best(Others)!, variants.Baseline!);
        }

        return IsOver
            ? Given(Closest!, "no_clear_difference")
            : About(Closest) with { WhyNot = OracleVerdict.Undecided };
    }

    private OracleVerdict Won(IReadOnlyList<string> winners)
    {
        var best = winners.MaxBy(arm => variants.Primary(arm).Difference)!;
        var runnerUp = Best(variants.Arms.Select(a => a.Key).Where(key => key != best))!;
        if (runnerUp == variants.Baseline || variants.Beats.Contains((best, runnerUp)))
        {
            return Given(best, best);
        }

        var level = winners.Where(arm => !variants.Beats.Contains((best, arm))).Append(runnerUp).Distinct();
        return Given(best, $"several:{string.Join(',', level.Order(StringComparer.Ordinal))}");
    }

    private bool IsClear(string arm) => adjusted(arm) < Level;

    // Of equal values the smaller key, since arms stand in its order.
    private string? Best(IEnumerable<string> arms) =>
        arms.MaxBy(arm => variants.Primary(arm).Figure.Value ?? double.NegativeInfinity);

    private OracleVerdict Given(string arm, string answer) =>
        About(arm) with { Answer = answer, P = variants.Primary(arm).P, PAdjusted = adjusted(arm) };

    private OracleVerdict About(string? arm)
    {
        var figure = arm is null ? null : variants.Primary(arm);
        return new("variants")
        {
            Answer = "none",
            Subject = arm,
            Estimate = figure?.Difference,
            Low = figure?.DifferenceLow,
            High = figure?.DifferenceHigh,
        };
    }
}
