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

    public string? Variant => Self.Raw.Variant;

    public bool IsTapped => FirstAnswer?.Type == "tap";

    public bool IsDismissed => FirstAnswer?.Type == "dismiss";

    public bool IsBounced => FirstBounce is not null;

    public bool IsDelivered => !IsBounced;

    public bool IsOpened => OpenedAt is not null;

    /// <summary>Tapped, or opened.</summary>
    public bool HasResponse => IsTapped || IsOpened;

    /// <summary>When the tap or dismissal came that decided.</summary>
    public Instant? AnsweredAt => FirstAnswer?.At;

    public Instant? BouncedAt => FirstBounce?.At;

    public string? BounceReason => FirstBounce!.Raw.BounceReason;

    /// <summary>How far the clock of that open is ahead of UTC, minutes, at most 18 hours either way; of several at one instant the smallest.</summary>
    public int? OpenedOffset => IsBounced ? null : Responses.Where(r => r.Type == "open" && r.At == OpenedAt && r.Raw.UtcOffsetMinutes is >= -1080 and <= 1080).Min(r => r.Raw.UtcOffsetMinutes);

    /// <summary>The open that counts; a bounced message has none.</summary>
    public Instant? OpenedAt => IsBounced ? null : Responses.Where(r => r.Type == "open").Min(r => (Instant?)r.At);

    // "earliest occurred_at; at one instant a tap before a dismissal"
    private OracleEvent? FirstAnswer => Responses.Where(r => r.Type is "tap" or "dismiss")
        .OrderBy(r => r.At).ThenBy(r => r.Type == "tap" ? 0 : 1).FirstOrDefault();

    // "Of several bounces the first gives the reason (at one instant the smaller event_id)"
    private OracleEvent? FirstBounce => Responses.Where(r => r.Type == "bounce")
        .OrderBy(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal).FirstOrDefault();
}
