namespace CampaignBatch.Reports.Model;

/// <summary>
/// One figure of a report: a count (only <see cref="Value"/>), or a rate with its n/N and 95 % interval.
/// A figure that cannot be had has a null value and a <see cref="Reason"/>.
/// </summary>
public sealed record Figure
{
    /// <summary>A count, or a rate in 0..1, not rounded. Null where the figure cannot be had.</summary>
    public double? Value { get; init; }

    /// <summary>True for a rate, false for a count.</summary>
    public bool IsRate { get; init; }

    /// <summary>True for a sum or mean of values: neither a rate nor whole.</summary>
    public bool IsAmount { get; init; }

    /// <summary>n of a rate; null for a count.</summary>
    public long? Numerator { get; init; }

    /// <summary>N of a rate; null for a count.</summary>
    public long? Denominator { get; init; }

    /// <summary>Lower end of the interval, 0..1; null for a count, and where the rate is above 1 or not available.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end of the interval, 0..1; null as <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>Users behind the denominator of a rate over messages; null for other figures.</summary>
    public long? Users { get; init; }

    /// <summary>By how much more the rate varies than if every message were another user's, 1 and up; null as <see cref="Users"/>, and where there is no message.</summary>
    public double? DesignEffect { get; init; }

    /// <summary><c>delivered</c> or <c>sent</c>: what the denominator counts, where that depends on the source; null elsewhere.</summary>
    public string? DenominatorIs { get; init; }

    /// <summary>Unit of a value, as the campaign names it; null where it names none, and for other figures.</summary>
    public string? Unit { get; init; }

    /// <summary>What the figure stands on where there is a choice: <c>mature</c> or <c>so_far</c>, <c>snapshot</c> or <c>campaign</c>.</summary>
    public string? Basis { get; init; }

    /// <summary>When the figure was taken, where that is not the report's as-of (audience size). UTC.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Why there is no value: <c>no_denominator</c>, <c>no_audience</c>, <c>no_goal</c>, <c>goal_not_found</c>, <c>not_measured</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>True below 30 users in the denominator: greyed, in no ranking and no verdict.</summary>
    public bool IsSmall => IsRate && (Users ?? Denominator) is < 30;
}
