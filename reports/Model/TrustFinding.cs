namespace CampaignBatch.Reports.Model;

/// <summary>What stands out in the data.</summary>
/// <param name="Name">Such as <c>rejected_rows</c>.</param>
/// <param name="Level">How much it matters: never <see cref="TrustLevel.Fine"/>.</param>
/// <param name="Value">A share in 0..1; of <c>silent_days</c>, <c>missing_days</c> and <c>low_days</c> the days, of <c>refused_files</c> the files, of <c>stale_data</c> hours; 0 of <c>no_rows</c>.</param>
public sealed record TrustFinding(string Name, TrustLevel Level, double Value)
{
    /// <summary>What is odd about the data, where that is what stands out.</summary>
    public DataFinding? Data { get; init; }
}
