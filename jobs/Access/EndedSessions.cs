using System.Collections.Concurrent;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Access;

/// <summary>
/// Sessions that were signed out. A cookie is a copy that anybody may have kept: it opens nothing once its session stands here, also after a restart.
/// </summary>
internal sealed class EndedSessions(RunLedger ledger, TimeProvider clock)
{
    private const string Prefix = "signed out ";

    // Longer than any cookie holds that nobody uses.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly Lazy<ConcurrentDictionary<string, bool>> ended = new(() =>
        new(ledger.Marks.Names(Prefix).Select(name => KeyValuePair.Create(name[Prefix.Length..], true)), StringComparer.Ordinal));

    public bool IsEnded(string session) => ended.Value.ContainsKey(session);

    public void End(string session)
    {
        var now = clock.GetUtcNow();
        ledger.Marks.Set(Prefix + session, now);
        ledger.Marks.Forget(Prefix, now - Kept);
        ended.Value[session] = true;
    }
}
