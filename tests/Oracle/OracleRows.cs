using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What became of every row of the readable event files.</summary>
internal sealed class OracleRows
{
    private static readonly string[] Known = ["impression", "tap", "dismiss", "send", "bounce", "open", "session", "goal"];

    private static readonly string[] OfMessages = ["impression", "tap", "dismiss", "send", "bounce", "open"];

    private static readonly Instant Year2000 = Instant.FromUtc(2000, 1, 1, 0, 0);

    public OracleRows(IReadOnlyList<Dump<RawEvent>> files, IReadOnlySet<string> campaignIds)
    {
        Read = [.. files.SelectMany(f => f.Rows.Select((row, index) => new OracleEvent(Cleaned(row), f.Path, index + 1)))];
        H = Read.Max(e => e.Received);
        Rejected = [.. Read.Select(e => (e, fault: Fault(e.Raw, H, campaignIds))).Where(p => p.fault is not null).Select(p => (p.e, p.fault!))];
        var faulty = Rejected.Select(r => r.Event).ToHashSet(ReferenceEqualityComparer.Instance);
        var sound = Read.Where(e => !faulty.Contains(e)).ToList();
        Accepted = [.. sound.GroupBy(e => e.Id).Select(Standing)];
        var standing = Accepted.ToHashSet(ReferenceEqualityComparer.Instance);
        Duplicates = [.. sound.Where(e => !standing.Contains(e))];
    }

    public IReadOnlyList<OracleEvent> Read { get; }

    public IReadOnlyList<OracleEvent> Accepted { get; }

    public IReadOnlyList<OracleEvent> Duplicates { get; }

    public IReadOnlyList<(OracleEvent Event, string Fault)> Rejected { get; }

    /// <summary>The latest received_at of any readable row.</summary>
    public Instant? H { get; }

    // "the earliest received_at stands (none loses to any; then file order: ordinal by path …, then row number)"
    private static OracleEvent Standing(IEnumerable<OracleEvent> sameId) => sameId
        .OrderBy(e => e.Received is null)
        .ThenBy(e => e.Received)
        .ThenBy(e => e.File, StringComparer.Ordinal)
        .ThenBy(e => e.Row)
        .First();

    // "Empty text in event_id, user_id, campaign_id, message_id is as null."
    private static RawEvent Cleaned(RawEvent e) => e with
    {
        EventId = Text(e.EventId),
        UserId = Text(e.UserId),
        CampaignId = Text(e.CampaignId),
        MessageId = Text(e.MessageId),
    };

    private static string? Text(string? value) => value is { Length: 0 } ? null : value;

    // "In this order, the first that holds"
    private static string? Fault(RawEvent e, Instant? h, IReadOnlySet<string> campaignIds) =>
        e.EventId is null ? "no_event_id"
        : e.UserId is null ? "no_user_id"
        : !Known.Contains(e.EventType) ? "unknown_event_type"
        : e.OccurredAt is not { } at ? "no_occurred_at"
        : at < Year2000 ? "occurred_before_2000"
        : h is { } latest && at - latest > Duration.FromHours(24) ? "occurred_in_future"
        : e.SessionSeconds < 0 ? "session_seconds_negative"
        : e.SessionSeconds is { } seconds && (double.IsNaN(seconds) || seconds > 86_400) ? "session_seconds_over_24h"
        : OfMessages.Contains(e.EventType) && e.CampaignId is null ? "no_campaign_id"
        : OfMessages.Contains(e.EventType) && !campaignIds.Contains(e.CampaignId!) ? "unknown_campaign_id"
        : null;
}
