using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>One variant on one day with a message of it.</summary>
public sealed record OracleVariantDay(LocalDate Date, string Variant, bool Complete)
{
    public required long Messages { get; init; }
    public required long Taps { get; init; }
    public required long Delivered { get; init; }
    public required long Opened { get; init; }

    /// <summary>Taps ÷ impressions, or opened ÷ delivered.</summary>
    public required OracleFigure Rate { get; init; }
}
