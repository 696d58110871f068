namespace CampaignBatch.Reports.Model;

/// <summary>Figures of the messages that share one key. An in-app campaign fills the first four, a push campaign the last four.</summary>
public sealed record BreakdownRow
{
    /// <summary>As in the dump; null for messages that carry none.</summary>
    public string? Key { get; init; }

    public long Impressions { get; init; }

    /// <summary>Users with an impression of this key.</summary>
    public long UniqueImpressions { get; init; }

    public long Taps { get; init; }

    public long Dismissals { get; init; }

    public long Sent { get; init; }

    public long Bounced { get; init; }

    public long Delivered { get; init; }

    public long Opened { get; init; }
}
