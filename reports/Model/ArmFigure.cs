namespace CampaignBatch.Reports.Model;

/// <summary>One figure of one arm, and its difference from the baseline's.</summary>
public sealed record ArmFigure
{
    /// <summary>A rate in 0..1, or a mean value per user; null where there is no user.</summary>
    public double? Value { get; init; }

    /// <summary>n of a rate; null for a value.</summary>
    public long? Numerator { get; init; }

    /// <summary>N: messages, or users.</summary>
    public long? Denominator { get; init; }

    /// <summary>Users in the denominator.</summary>
    public long Users { get; init; }

    /// <summary>Lower end of the 95 % interval of <see cref="Value"/>; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end, as <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>What is counted: <c>messages</c> or <c>users</c>.</summary>
    public required string Basis { get; init; }

    /// <summary>This arm minus the baseline; null for the baseline itself.</summary>
    public double? Difference { get; init; }

    /// <summary>Lower end of its interval, which may be read on any day; null for the baseline, and below 30 users on a side.</summary>
    public double? DifferenceLow { get; init; }

    /// <summary>Upper end, as <see cref="DifferenceLow"/>.</summary>
    public double? DifferenceHigh { get; init; }

    /// <summary>p value of the difference, valid on any day, 0..1; null as <see cref="DifferenceLow"/>.</summary>
    public double? P { get; init; }

    /// <summary>p value after Holm over all verdicts of the report; null but for the primary metric of a judged comparison.</summary>
    public double? AdjustedP { get; init; }
}
