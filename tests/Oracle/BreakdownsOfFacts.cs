using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Break-downs by what the message carried; an answer follows its message.</summary>
internal static class BreakdownsOfFacts
{
    public static IReadOnlyDictionary<string, IReadOnlyList<OracleBreakdown>> All(OracleFacts facts) => new Dictionary<string, IReadOnlyList<OracleBreakdown>>
    {
        ["variant"] = By(facts, e => e.Variant),
        ["platform"] = By(facts, e => e.Platform),
        ["country"] = By(facts, e => e.Country),
        ["app_version"] = By(facts, e => e.AppVersion),
    };

    private static IReadOnlyList<OracleBreakdown> By(OracleFacts facts, Func<RawEvent, string?> key) =>
        [.. facts.Messages.InPeriod.GroupBy(m => key(m.Self.Raw)).Select(g => new OracleBreakdown(g.Key, facts.IsInApp ? InApp([.. g]) : Push([.. g])))];

    private static Dictionary<string, long> InApp(IReadOnlyList<OracleMessage> messages) => new()
    {
        ["impressions"] = messages.Count,
        ["unique_impressions"] = messages.Select(m => m.User).Distinct().Count(),
        ["taps"] = messages.Count(m => m.IsTapped),
        ["dismissals"] = messages.Count(m => m.IsDismissed),
    };

    private static Dictionary<string, long> Push(IReadOnlyList<OracleMessage> messages) => new()
    {
        ["sent"] = messages.Count,
        ["bounced"] = messages.Count(m => m.IsBounced),
        ["delivered"] = messages.Count(m => m.IsDelivered),
        ["opened"] = messages.Count(m => m.OpenedAt is not null),
    };
}
