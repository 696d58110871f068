namespace CampaignBatch.Reports.Model;

/// <summary>What can happen on a day of a campaign that explains its figures.</summary>
public enum HappeningKind
{
    /// <summary>The campaign starts.</summary>
    Start,

    /// <summary>The campaign has ended.</summary>
    End,

    /// <summary>The clock of the campaign's zone is set forward or back.</summary>
    ClockChange,

    /// <summary>A complete day of the period on which nothing at all was recorded, of no campaign and no user: data are missing.</summary>
    MissingDay,
}
