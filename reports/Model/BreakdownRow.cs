namespace CampaignBatch.Reports.Model;

/// <summary>Figures of the messages that share one key. An in-app campaign fills the first four, a push campaign the last four; a count that the source does not measure is null.</summary>
public sealed record BreakdownRow
{
    /// <summary>As in the dump; null for messages that carry none.</summary>
    public string? Key { get; init; }

    public long Impressions { get; init; }

    /// <summary>Users with an impression of this key.</summary>
    public long UniqueImpressions { get; init; }

    public long? Taps { get; init; } = 0;

    public long? Dismissals { get; init; } = 0;

    public long? Sent { get; init; } = 0;

    public long? Bounced { get; init; } = 0;

    public long? Delivered { get; init; } = 0;

    public long? Opened { get; init; } = 0;
}
