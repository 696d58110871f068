using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>A figure of report.json.</summary>
public sealed record OracleFigure
{
    public double? Value { get; init; }
    public long? Numerator { get; init; }
    public long? Denominator { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public string? Basis { get; init; }
    public Instant? AsOf { get; init; }
    public string? Reason { get; init; }

    public static OracleFigure Count(long value) => new() { Value = value };

    public static OracleFigure None(string reason) => new() { Reason = reason };

    public static OracleFigure Rate(long part, long whole)
    {
        if (whole == 0)
        {
            return new() { Numerator = part, Denominator = 0, Reason = "no_denominator" };
        }

        var figure = new OracleFigure { Value = (double)part / whole, Numerator = part, Denominator = whole };
        return part > whole ? figure : figure with { Low = Wilson.Low(part, whole), High = Wilson.High(part, whole) };
    }
}
