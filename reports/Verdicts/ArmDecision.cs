using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>What the differences of arms allow to say: the rule that names a winner, or several, or none.</summary>
/// <param name="Answer">An arm's key, <c>several:</c> and keys, or null for nothing that is clear.</param>
/// <param name="Subject">The arm whose difference from the baseline is told.</param>
internal readonly record struct ArmDecision(string? Answer, string Subject)
{
    /// <summary>Decides.</summary>
    /// <param name="baseline">The arm that the others are compared with.</param>
    /// <param name="others">The other arms.</param>
    /// <param name="differences">Of the other arms, in their order; null where an arm cannot be compared.</param>
    /// <param name="adjusted">Their p values after Holm, in their order; null as p.</param>
    /// <param name="compare">The difference of two arms, second minus first.</param>
    public static ArmDecision Of(
        ArmSample baseline,
        IReadOnlyList<ArmSample> others,
        IReadOnlyList<ArmDifference?> differences,
        IReadOnlyList<double?> adjusted,
        Func<ArmSample, ArmSample, ArmDifference?> compare)
    {
        var clear = Enumerable.Range(0, others.Count).Where(i => adjusted[i] < Verdict.Level).ToList();
        var winners = clear.Where(i => differences[i]!.Value.Value > 0).Select(i => others[i]).ToList();
        if (winners.Count > 0)
        {
            return Best(baseline, others, winners, compare);
        }

        if (clear.Count == others.Count)
        {
            return new ArmDecision(baseline.Key, Greatest(others).Key);
        }

        var judged = Enumerable.Range(0, others.Count).Where(i => differences[i]?.P is not null).ToList();
        var closest = judged.Count > 0 ? judged.MinBy(i => differences[i]!.Value.P) : 0;
        return new ArmDecision(null, others[closest].Key);
    }

    private static ArmDecision Best(
        ArmSample baseline,
        IReadOnlyList<ArmSample> others,
        List<ArmSample> winners,
        Func<ArmSample, ArmSample, ArmDifference?> compare)
    {
        var best = Greatest(winners);
        var runnerUp = Greatest(others.Append(baseline).Where(a => a.Key != best.Key));
        bool IsBeaten(ArmSample other) => compare(other, best) is { P: < Verdict.Level, Value: > 0 };
        if (runnerUp.Key == baseline.Key || IsBeaten(runnerUp))
        {
            return new ArmDecision(best.Key, best.Key);
        }

        var alike = winners.Where(w => w.Key == best.Key || !IsBeaten(w)).Append(runnerUp).Select(a => a.Key).Distinct();
        return new ArmDecision($"{Verdict.Several}{string.Join(',', alike.Order(StringComparer.Ordinal))}", best.Key);
    }

    private static ArmSample Greatest(IEnumerable<ArmSample> arms) =>
        arms.OrderByDescending(a => a.Mean).ThenBy(a => a.Key, StringComparer.Ordinal).First();
}
