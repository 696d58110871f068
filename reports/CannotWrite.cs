namespace CampaignBatch.Reports;

/// <summary>The site or the cache cannot be written: disk full, no permission, a folder that is not ours.</summary>
public sealed class CannotWrite(string message, Exception? inner = null) : LineError(message, inner)
{
    /// <summary>Whether nothing is wrong but that another run is at it, or was meanwhile: to be tried again.</summary>
    public bool IsTaken { get; init; }
}
