namespace CampaignBatch.Reports.Model;

/// <summary>How far figures may be believed, by the state of the data they come from.</summary>
public enum TrustLevel
{
    /// <summary>Nothing stands out.</summary>
    Fine,

    /// <summary>Something is unusual: read what before deciding.</summary>
    Look,

    /// <summary>Too much is missing or odd for a decision.</summary>
    DoNotTrust,
}
