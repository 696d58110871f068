using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>An accepted event: its needed fields are there.</summary>
public sealed record OracleEvent(RawEvent Raw, string File, int Row)
{
    public string Id => Raw.EventId!;
    public string Type => Raw.EventType!;
    public Instant At => Raw.OccurredAt!.Value;
    public Instant? Received => Raw.ReceivedAt;
    public string User => Raw.UserId!;
    public string? Campaign => Raw.CampaignId;
    public string? Message => Raw.MessageId;
    public bool IsLate => Received is { } received && received - At > Duration.FromHours(24);
}
