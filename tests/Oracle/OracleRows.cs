using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What became of every row of the readable event files.</summary>
internal sealed class OracleRows
{
    private static readonly string[] Known = ["impression", "tap", "dismiss", "send", "bounce", "open", "session", "goal"];

    private static readonly string[] OfMessages = ["impression", "tap", "dismiss", "send", "bounce", "open"];

    private static readonly Instant Year2000 = Instant.FromUtc(2000, 1, 1, 0, 0);

    public OracleRows(IReadOnlyList<Dump<RawEvent>> files, IReadOnlySet<string> campaignIds, OraclePeople? people = null)
    {
        Read = [.. files.SelectMany(f => f.Rows.Select((row, index) => new OracleEvent(Cleaned(row, Folder(f)), f.Path, index + 1)))];
        Read = people is null ? Read : [.. Read.Select(e => e with { Raw = e.Raw with { UserId = people.Person(e.Raw.UserId) } })];
        H = Present([.. Read.Select(e => e.Received).OfType<Instant>()]);
        var until = H + Duration.FromHours(24) ?? Present([.. Read.Select(e => e.Raw.OccurredAt).OfType<Instant>()]);
        Read = [.. Read.Select(e => e.Received > H ? new OracleEvent(e.Raw with { ReceivedAt = null }, e.File, e.Row) { IsReceivedAhead = true } : e)];
        Rejected = [.. Read.Select(e => (e, fault: Fault(e.Raw, until, campaignIds))).Where(p => p.fault is not null).Select(p => (p.e, p.fault!))];
        var faulty = Rejected.Select(r => r.Event).ToHashSet(ReferenceEqualityComparer.Instance);
        var sound = Read.Where(e => !faulty.Contains(e)).ToList();
        // "Rows that share an event_id but differ in event_type or user_id all stand"
        Accepted = [.. sound.GroupBy(e => (e.Id, e.Type, e.User)).Select(Standing)];
        Reused = [.. Accepted.GroupBy(e => e.Id).Where(g => g.Count() > 1).SelectMany(g => g)];
        var standing = Accepted.ToHashSet(ReferenceEqualityComparer.Instance);
        Duplicates = [.. sound.Where(e => !standing.Contains(e))];
    }

    public IReadOnlyList<OracleEvent> Read { get; }

    public IReadOnlyList<OracleEvent> Accepted { get; }

    public IReadOnlyList<OracleEvent> Duplicates { get; }

    public IReadOnlyList<OracleEvent> Reused { get; }

    public IReadOnlyList<(OracleEvent Event, string Fault)> Rejected { get; }

    /// <summary>The latest received_at, passing over wrong clocks.</summary>
    public Instant? H { get; }

    // "Of n readable received_at values, q is the one at rank n − max(1, ⌊n/1000⌋) (the largest where n < 20). H is the latest received_at not after q + 7 days"
    private static Instant? Present(List<Instant> instants)
    {
        if (instants.Count == 0)
        {
            return null;
        }

        var ascending = instants.Order().ToList();
        var rank = ascending.Count < 20 ? ascending.Count : ascending.Count - Math.Max(1, ascending.Count / 1000);
        return ascending.Last(i => i <= ascending[rank - 1] + Duration.FromDays(7));
    }

    // "the earliest received_at stands (none loses to any; then file order: ordinal by path …, then row number)"
    private static OracleEvent Standing(IEnumerable<OracleEvent> sameId) => sameId
        .OrderBy(e => e.Received is null)
        .ThenBy(e => e.Received)
        .ThenBy(e => e.File, StringComparer.Ordinal)
        .ThenBy(e => e.Row)
        .First();

    // "Empty text in event_id, user_id, campaign_id, message_id is as null."
    private static RawEvent Cleaned(RawEvent e, string? campaignOfFolder) => e with
    {
        EventId = Text(e.EventId),
        UserId = Text(e.UserId),
        CampaignId = Text(e.CampaignId) ?? campaignOfFolder,
        MessageId = Text(e.MessageId),
    };

    // "A folder key=value supplies a contract column only where the file itself lacks it." Random files leave out columns without any value.
    private static string? Folder(Dump<RawEvent> file) =>
        file.Path.Contains("campaign_id=x/", StringComparison.Ordinal) && file.Form.OmitsEmptyColumns && file.Rows.All(e => e.CampaignId is null) ? "x" : null;

    private static string? Text(string? value) => value is { Length: 0 } ? null : value;

    // "In this order, the first that holds"
    private static string? Fault(RawEvent e, Instant? until, IReadOnlySet<string> campaignIds) =>
        e.EventId is null ? "no_event_id"
        : e.UserId is null ? "no_user_id"
        : !Known.Contains(e.EventType) ? "unknown_event_type"
        : e.OccurredAt is not { } at ? "no_occurred_at"
        : at < Year2000 ? "occurred_before_2000"
        : at > until ? "occurred_in_future"
        : e.SessionSeconds < 0 ? "session_seconds_negative"
        : e.SessionSeconds is { } seconds && (double.IsNaN(seconds) || seconds > 86_400) ? "session_seconds_over_24h"
        : OfMessages.Contains(e.EventType) && e.CampaignId is null ? "no_campaign_id"
        : OfMessages.Contains(e.EventType) && !campaignIds.Contains(e.CampaignId!) ? "unknown_campaign_id"
        : null;
}
