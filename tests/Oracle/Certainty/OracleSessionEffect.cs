namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>Sessions per user and day, during the campaign against before it.</summary>
public sealed record OracleSessionEffect
{
    /// <summary>Whole weeks on both sides.</summary>
    public int Weeks { get; init; }

    public double? BeforePerUser { get; init; }
    public double? DuringPerUser { get; init; }
    public double? Difference { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public double? P { get; init; }

    /// <summary>Why it has no verdict, whatever the trust in the data; null where it can have one.</summary>
    public string? WhyNot { get; init; }
}
