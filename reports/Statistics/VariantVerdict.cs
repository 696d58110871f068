namespace CampaignBatch.Reports.Statistics;

/// <summary>One variant of an A/B test, compared with the first.</summary>
/// <param name="Key">The variant as in the dump; null for messages that carry none.</param>
/// <param name="Proportion">Its successes and trials.</param>
/// <param name="Difference">Its rate minus that of the first; null for the first itself and where a verdict is not allowed.</param>
/// <param name="AdjustedP">p value after Holm over all comparisons made; null as <paramref name="Difference"/>.</param>
/// <param name="Verdict">What may be said of it.</param>
public sealed record VariantVerdict(string? Key, Proportion Proportion, Difference? Difference, double? AdjustedP, Verdict Verdict)
{
    /// <summary>Two-sided level below which two variants are told apart.</summary>
    public const double Level = 0.05;

    /// <summary>Compares each variant with the first, in the order given. Small ones take no part, nor do they cost the others a comparison.</summary>
    public static IReadOnlyList<VariantVerdict> Judge(IReadOnlyList<(string? Key, Proportion Proportion)> variants)
    {
        var differences = variants.Select((v, i) => i == 0 ? null : Compare(variants[0].Proportion, v.Proportion)).ToList();
        var adjusted = new Queue<double>(Holm.Adjust([.. differences.OfType<Difference>().Select(d => d.P)]));
        return [.. variants.Select((v, i) =>
        {
            double? p = differences[i] is null ? null : adjusted.Dequeue();
            return new VariantVerdict(v.Key, v.Proportion, differences[i], p, i == 0 ? Verdict.Reference : Say(differences[i], p));
        })];
    }

    private static Difference? Compare(Proportion first, Proportion other) =>
        first.IsSmall || other.IsSmall ? null : Statistics.Difference.Between(first, other);

    private static Verdict Say(Difference? difference, double? p) => difference switch
    {
        null => Verdict.TooFew,
        _ when p >= Level => Verdict.NotTold,
        { Value: > 0 } => Verdict.Higher,
        _ => Verdict.Lower,
    };
}
