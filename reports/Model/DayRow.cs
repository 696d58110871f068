namespace CampaignBatch.Reports.Model;

/// <summary>One local day of a campaign. Fields of the other channel are 0 or null; a count that the source does not measure is null.</summary>
public sealed record DayRow
{
    /// <summary>The day in the campaign's zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>False for the day that the as-of instant falls into.</summary>
    public required bool Complete { get; init; }

    public long Impressions { get; init; }

    /// <summary>Users with an impression on this day.</summary>
    public long UniqueImpressions { get; init; }

    public long CumulativeImpressions { get; init; }

    /// <summary>Users whose first impression was on this day or before.</summary>
    public long CumulativeUniqueImpressions { get; init; }

    /// <summary>Impressions of this day whose first response was a tap.</summary>
    public long? Taps { get; init; } = 0;

    /// <summary>Impressions of this day whose first response was a dismissal.</summary>
    public long? Dismissals { get; init; } = 0;

    /// <summary>Taps ÷ impressions, 0..1; null on a day without impressions, as are the ends of its interval.</summary>
    public double? TapThroughRate { get; init; }

    public double? TapThroughLow { get; init; }

    public double? TapThroughHigh { get; init; }

    /// <summary>Dismissals ÷ impressions, 0..1; null on a day without impressions, as are the ends of its interval.</summary>
    public double? DismissalRate { get; init; }

    public double? DismissalLow { get; init; }

    public double? DismissalHigh { get; init; }

    /// <summary>Push messages sent on this day.</summary>
    public long? Sent { get; init; } = 0;

    /// <summary>Messages of this day that bounced, whenever the bounce came.</summary>
    public long? Bounced { get; init; } = 0;

    /// <summary>Messages of this day that did not bounce; where the source does not report sends, those that devices received. Null also in a report that was written before there was such a column.</summary>
    public long? Delivered { get; init; }

    /// <summary>Messages whose first open fell on this day, whenever they were sent.</summary>
    public long? Opened { get; init; } = 0;
}
