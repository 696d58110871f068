using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>An accepted event: its needed fields are there.</summary>
public sealed record OracleEvent(RawEvent Raw, string File, int Row)
{
    /// <summary>Its received_at lay after the present, so that it has none.</summary>
    public bool IsReceivedAhead { get; init; }

    public string Id => Raw.EventId!;
    public string Type => Raw.EventType!;
    public Instant At => Raw.OccurredAt!.Value;
    public Instant? Received => Raw.ReceivedAt;
    public string User => Raw.UserId!;
    public string? Campaign => Raw.CampaignId;
    public string? Message => Raw.MessageId;

    /// <summary>In which class of lateness it is, by the names of report.json.</summary>
    public string Lateness => (Received - At) switch
    {
        null => "no_receipt",
        { } delay when delay < Duration.Zero => "received_before",
        { } delay when delay <= Duration.FromHours(1) => "within_1h",
        { } delay when delay <= Duration.FromHours(24) => "within_24h",
        { } delay when delay <= Duration.FromDays(7) => "within_7d",
        _ => "over_7d",
    };

    public bool IsLate => Received is { } received && received - At > Duration.FromHours(24);
}
