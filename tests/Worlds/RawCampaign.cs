using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>A row of a campaign dump as it arrives.</summary>
public sealed record RawCampaign
{
    public string? CampaignId { get; init; }
    public string? Name { get; init; }
    public string? Channel { get; init; }
    public Instant? StartsAt { get; init; }
    public Instant? EndsAt { get; init; }
    public string? TimeZone { get; init; }
    public string? Goal { get; init; }
    public double? GoalMinSessionSeconds { get; init; }
    public double? ConversionWindowHours { get; init; }
    public long? AudienceSize { get; init; }
    public Instant? AudienceAsOf { get; init; }
    public string? Description { get; init; }
    public Instant? UpdatedAt { get; init; }

    /// <summary>Null for none; names without commas, brackets and quotes.</summary>
    public IReadOnlyList<string>? Variants { get; init; }

    /// <summary>The variant that the others are compared with.</summary>
    public string? Control { get; init; }

    /// <summary>The shares of the variants, in their order; null for none.</summary>
    public IReadOnlyList<double>? Allocation { get; init; }

    public string? PrimaryMetric { get; init; }
    public string? ValueUnit { get; init; }
}
