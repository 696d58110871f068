using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>A figure of report.json.</summary>
public sealed record OracleFigure
{
    public double? Value { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }

    /// <summary>Users in the denominator of a rate over messages.</summary>
    public long? Users { get; init; }

    public double? DesignEffect { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public string? Basis { get; init; }
    public string? DenominatorIs { get; init; }
    public string? Unit { get; init; }
    public Instant? AsOf { get; init; }
    public string? Reason { get; init; }

    public static OracleFigure Count(long value) => new() { Value = value };

    public static OracleFigure None(string reason) => new() { Reason = reason };

    /// <summary>A rate without interval: a census, or one whose interval is put on by the caller.</summary>
    public static OracleFigure Share(long part, long whole) => whole == 0
        ? new() { Numerator = part, Denominator = 0, Reason = "no_denominator" }
        : new() { Value = (double)part / whole, Numerator = part, Denominator = whole };

    /// <summary>A rate over users, who are independent of each other.</summary>
    public static OracleFigure Rate(long part, long whole)
    {
        var figure = Share(part, whole);
        return figure.Value is null
            ? figure
            : figure with { Low = Wilson.Low(part, whole), High = Wilson.High(part, whole) };
    }
}
