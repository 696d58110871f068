using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>An impression or a send, at or before T, and what came of it up to T.</summary>
internal sealed class OracleMessage(OracleEvent self, bool isInPeriod)
{
    public OracleEvent Self { get; } = self;

    public bool IsInPeriod { get; } = isInPeriod;

    public List<OracleEvent> Responses { get; } = [];

    public string User => Self.User;

    public Instant At => Self.At;

    // "earliest occurred_at; at one instant a tap before a dismissal"
    private string? FirstAnswer => Responses.OrderBy(r => r.At).ThenBy(r => r.Type == "tap" ? 0 : 1).FirstOrDefault()?.Type;

    public bool IsTapped => FirstAnswer == "tap";

    public bool IsDismissed => FirstAnswer == "dismiss";

    public bool IsBounced => Responses.Exists(r => r.Type == "bounce");

    public bool IsDelivered => !IsBounced;

    // "Of several bounces the first gives the reason (at one instant the smaller event_id)"
    public string? BounceReason => Responses.Where(r => r.Type == "bounce")
        .OrderBy(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal).First().Raw.BounceReason;

    /// <summary>How far the clock of that open is ahead of UTC, minutes, at most 18 hours either way; of several at one instant the smallest.</summary>
    public int? OpenedOffset => IsBounced ? null : Responses.Where(r => r.Type == "open" && r.At == OpenedAt && r.Raw.UtcOffsetMinutes is >= -1080 and <= 1080).Min(r => r.Raw.UtcOffsetMinutes);

    /// <summary>The open that counts; a bounced message has none.</summary>
    public Instant? OpenedAt => IsBounced ? null : Responses.Where(r => r.Type == "open").Min(r => (Instant?)r.At);
}
