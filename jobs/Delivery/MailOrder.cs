using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>What is to be mailed, to whom.</summary>
internal sealed record MailOrder
{
    /// <summary>The run it is for: a recipient gets one message of a kind in a run.</summary>
    public required string RunId { get; init; }

    /// <summary>Ids of campaigns; empty: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>"in_app" or "push": only campaigns of this channel; null: both.</summary>
    public string? Channel { get; init; }

    /// <summary>Only campaigns that run.</summary>
    public bool RunningOnly { get; init; }

    /// <summary>The schedule that the mails are of; <see cref="Unsubscription.ByHand"/> for none.</summary>
    public string Schedule { get; init; } = Unsubscription.ByHand;

    /// <summary>Hashes of recipients who unsubscribed.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>Empty: those of the settings.</summary>
    public IReadOnlyList<Address> To { get; init; } = [];
}
