namespace CampaignBatch.Reports.Statistics;

/// <summary>What a comparison allows to say: with the first variant, or with an earlier stretch.</summary>
public enum Verdict
{
    /// <summary>This is the first variant: the others are compared with it.</summary>
    Reference,

    /// <summary>One of the two has fewer than <see cref="Proportion.EnoughTrials"/> trials: nothing is said.</summary>
    TooFew,

    /// <summary>The adjusted p value is 0.05 or more: the data do not tell the two apart.</summary>
    NotTold,

    /// <summary>The rate is higher than that of the first.</summary>
    Higher,

    /// <summary>The rate is lower than that of the first.</summary>
    Lower,
}
