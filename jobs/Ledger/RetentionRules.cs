namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// How long the ledger keeps what. Ages count back from the newest runs, not from the clock; whatever the age, the newest runs
/// stay, the newest report of each campaign, and messages that are not sent or in doubt.
/// </summary>
public sealed record RetentionRules
{
    /// <summary>Runs that published and mailed nothing. Default 7 days.</summary>
    public int RunDays { get; init; } = 7;

    /// <summary>Runs that failed. Default 30 days.</summary>
    public int FailureDays { get; init; } = 30;

    /// <summary>So many of the newest reports of each campaign are kept, and of those before the last of each day. Default 100.</summary>
    public int Publications { get; init; } = 100;

    /// <summary>Reports. Default 400 days.</summary>
    public int PublicationDays { get; init; } = 400;

    /// <summary>What became of messages that were sent or given up. Default 400 days.</summary>
    public int MessageDays { get; init; } = 400;

    /// <summary>The bytes of messages that were sent. Default 30 days.</summary>
    public int MessageBodyDays { get; init; } = 30;

    /// <summary>Files in the pickup folder. Default 30 days.</summary>
    public int PickupDays { get; init; } = 30;
}
