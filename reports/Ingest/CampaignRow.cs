namespace CampaignBatch.Reports.Ingest;

/// <summary>One row of a campaigns dump, not yet judged. Null where the dump says nothing.</summary>
internal sealed record CampaignRow
{
    public required string File { get; init; }

    /// <summary>From 1.</summary>
    public required long Row { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Channel { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public string? TimeZone { get; init; }

    public string? Goal { get; init; }

    public double? GoalMinSessionSeconds { get; init; }

    public double? ConversionWindowHours { get; init; }

    public long? AudienceSize { get; init; }

    public DateTimeOffset? AudienceAsOf { get; init; }

    public string? Segment { get; init; }

    public string? Description { get; init; }

    public string? MessageTitle { get; init; }

    public string? MessageBody { get; init; }

    public string? Trigger { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public IReadOnlyList<string> Variants { get; init; } = [];
}
