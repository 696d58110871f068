namespace CampaignBatch.Simulations;

/// <summary>What became of an aim.</summary>
internal enum AimResult
{
    /// <summary>The share is within its bounds.</summary>
    Met,

    /// <summary>The share is out of its bounds, but not further than so many campaigns can tell.</summary>
    WithinError,

    /// <summary>The share is out of its bounds.</summary>
    Missed,
}
