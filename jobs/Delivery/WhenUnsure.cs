namespace CampaignBatch.Jobs.Delivery;

/// <summary>What becomes of a message whose answer was lost, so that it may have arrived or not.</summary>
internal enum WhenUnsure
{
    /// <summary>Sent again, the very same bytes: never lost, twice at worst, and many mail programs show the same Message-ID once.</summary>
    Resend,

    /// <summary>Kept until a person decides: never twice, lost at worst.</summary>
    Hold,
}
