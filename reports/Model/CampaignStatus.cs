namespace CampaignBatch.Reports.Model;

/// <summary>Where a campaign stands at the as-of instant T.</summary>
public enum CampaignStatus
{
    /// <summary>starts_at is after T: the report exists, its trends are empty.</summary>
    Scheduled,

    /// <summary>Started, and not ended at T.</summary>
    Running,

    /// <summary>ends_at is at or before T.</summary>
    Ended,
}
