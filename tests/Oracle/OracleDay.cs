using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>One daily row.</summary>
public sealed record OracleDay(LocalDate Date, bool Complete)
{
    public long Impressions { get; init; }
    public long UniqueImpressions { get; init; }
    public long CumulativeImpressions { get; init; }
    public long CumulativeUniqueImpressions { get; init; }
    public long Taps { get; init; }
    public long Dismissals { get; init; }
    public OracleFigure TapThrough { get; init; } = new();
    public OracleFigure Dismissal { get; init; } = new();
    public long Sent { get; init; }
    public long Bounced { get; init; }
    public long Opened { get; init; }
}
