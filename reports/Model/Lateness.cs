namespace CampaignBatch.Reports.Model;

/// <summary>Accepted events by the time from their occurrence to their receipt, each in one class.</summary>
public sealed record Lateness
{
    /// <summary>Nothing says when they were received.</summary>
    public long NoReceipt { get; init; }

    /// <summary>Of these, received after the present, as all others tell it: the collector's clock was wrong.</summary>
    public long ReceivedAhead { get; init; }

    /// <summary>Received before they occurred: one of the two clocks is wrong.</summary>
    public long ReceivedBefore { get; init; }

    public long Within1h { get; init; }

    /// <summary>After more than an hour.</summary>
    public long Within24h { get; init; }

    /// <summary>After more than 24 hours.</summary>
    public long Within7d { get; init; }

    public long Over7d { get; init; }

    /// <summary>By the names of report.json, the earliest first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Classes() =>
    [
        new("received_before", ReceivedBefore), new("within_1h", Within1h), new("within_24h", Within24h), new("within_7d", Within7d), new("over_7d", Over7d), new("no_receipt", NoReceipt),
    ];

    /// <summary>Events that came later than an hour, than 24 hours, than 7 days after they occurred.</summary>
    public (long Hour, long Day, long Week) Over() => (Within24h + Within7d + Over7d, Within7d + Over7d, Over7d);

    /// <summary>Both together.</summary>
    public static Lateness operator +(Lateness one, Lateness other) => new()
    {
        NoReceipt = one.NoReceipt + other.NoReceipt,
        ReceivedAhead = one.ReceivedAhead + other.ReceivedAhead,
        ReceivedBefore = one.ReceivedBefore + other.ReceivedBefore,
        Within1h = one.Within1h + other.Within1h,
        Within24h = one.Within24h + other.Within24h,
        Within7d = one.Within7d + other.Within7d,
        Over7d = one.Over7d + other.Over7d,
    };
}
