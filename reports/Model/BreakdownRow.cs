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

    /// <summary>Push: users with a delivered message of this key.</summary>
    public long? Users { get; init; }

    /// <summary>Lower end of the 95 % interval of taps ÷ impressions, by user; null without an impression, and for push. So are the others of this channel.</summary>
    public double? TapThroughLow { get; init; }

    public double? TapThroughHigh { get; init; }

    public double? DismissalLow { get; init; }

    public double? DismissalHigh { get; init; }

    /// <summary>Lower end of the 95 % interval of bounced ÷ sent, by user; null in-app. So are the others of this channel.</summary>
    public double? BounceLow { get; init; }

    public double? BounceHigh { get; init; }

    /// <summary>Of opened ÷ delivered.</summary>
    public double? OpenLow { get; init; }

    public double? OpenHigh { get; init; }
}
