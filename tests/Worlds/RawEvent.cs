using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>A row of an event dump as it arrives: anything may be missing, anything may be wrong.</summary>
public sealed record RawEvent
{
    public string? EventId { get; init; }
    public string? EventType { get; init; }
    public Instant? OccurredAt { get; init; }
    public Instant? ReceivedAt { get; init; }
    public string? UserId { get; init; }
    public string? CampaignId { get; init; }
    public string? MessageId { get; init; }
    public string? Variant { get; init; }
    public string? Goal { get; init; }
    public double? Value { get; init; }
    public string? SessionId { get; init; }
    public double? SessionSeconds { get; init; }
    public string? BounceReason { get; init; }
    public string? Platform { get; init; }
    public string? AppVersion { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public int? UtcOffsetMinutes { get; init; }
}
