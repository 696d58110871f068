namespace CampaignBatch.Jobs.Ledger;

/// <summary>What became of a message.</summary>
public enum OutboxState
{
    /// <summary>Never tried.</summary>
    Pending,

    /// <summary>Being sent by whoever holds the row.</summary>
    Sending,

    /// <summary>The receiver answered for it.</summary>
    Sent,

    /// <summary>Refused for the time being; tried again at the next instant.</summary>
    Retry,

    /// <summary>Maybe accepted: the answer was lost.</summary>
    Ambiguous,

    /// <summary>Refused for good.</summary>
    Dead,

    /// <summary>Waits for a person.</summary>
    Held,
}
