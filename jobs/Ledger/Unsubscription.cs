namespace CampaignBatch.Jobs.Ledger;

/// <summary>A recipient who ended the mails of a schedule.</summary>
public sealed record Unsubscription
{
    /// <summary>The schedule of mails that are sent by hand.</summary>
    public const string ByHand = "";

    /// <summary>As in <see cref="OutboxRow.RecipientHash"/>.</summary>
    public string RecipientHash { get; init; } = "";

    /// <summary>Name of the schedule, or <see cref="ByHand"/>.</summary>
    public string Schedule { get; init; } = "";

    public string Recipient { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>When a person let mails go out again; null while the recipient's wish holds.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    public string? UndoneBy { get; init; }
}
