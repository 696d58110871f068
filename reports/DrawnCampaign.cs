using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Reports;

/// <summary>What became of a campaign in this run.</summary>
/// <param name="Entry">Its line on the index.</param>
/// <param name="IsKept">Whether an earlier report of it stays.</param>
/// <param name="Failure">Why there is no new report; null where there is, or none was asked for.</param>
internal sealed record DrawnCampaign(IndexEntry Entry, bool IsKept = false, FailedCampaign? Failure = null)
{
    /// <summary>What the new report says otherwise than the published one; null for nothing.</summary>
    public CampaignChange? Change { get; init; }
}
