namespace CampaignBatch.Reports.Model;

/// <summary>One variant on one local day of its messages. A count that the source does not measure is null.</summary>
/// <param name="Date">The day.</param>
/// <param name="Variant">Its name.</param>
public sealed record VariantDay(DateOnly Date, string Variant)
{
    /// <summary>False for the day of T.</summary>
    public bool Complete { get; init; }

    /// <summary>Users with a message in the denominator of the rate.</summary>
    public long Users { get; init; }

    public long Impressions { get; init; }

    public long? Taps { get; init; } = 0;

    /// <summary>0..1; null without an impression.</summary>
    public double? TapThroughRate { get; init; }

    public double? TapThroughLow { get; init; }

    public double? TapThroughHigh { get; init; }

    public long? Sent { get; init; } = 0;

    public long? Delivered { get; init; } = 0;

    /// <summary>Messages of that day which were opened, whenever that was.</summary>
    public long? Opened { get; init; } = 0;

    /// <summary>0..1; null without a delivered message.</summary>
    public double? OpenRate { get; init; }

    public double? OpenLow { get; init; }

    public double? OpenHigh { get; init; }
}
