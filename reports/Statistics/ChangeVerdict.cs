namespace CampaignBatch.Reports.Statistics;

/// <summary>What may be said of a rate that is compared with an earlier one.</summary>
/// <param name="Difference">Later rate minus earlier rate, with Newcombe's interval; null where either has fewer than <see cref="Proportion.EnoughTrials"/> trials.</param>
/// <param name="Verdict">Higher or lower only where the interval leaves 0 out.</param>
public sealed record ChangeVerdict(Difference? Difference, Verdict Verdict)
{
    /// <summary>Judges the later against the earlier.</summary>
    public static ChangeVerdict Judge(Proportion earlier, Proportion later)
    {
        var difference = earlier.IsSmall || later.IsSmall ? null : Statistics.Difference.Between(earlier, later);
        return new ChangeVerdict(difference, difference switch
        {
            null => Verdict.TooFew,
            { Interval.Low: > 0 } => Verdict.Higher,
            { Interval.High: < 0 } => Verdict.Lower,
            _ => Verdict.NotTold,
        });
    }
}
