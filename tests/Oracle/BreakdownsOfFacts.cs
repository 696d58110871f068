using CampaignBatch.Tests.Oracle.Certainty;
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

    private static IReadOnlyList<OracleBreakdown> By(OracleFacts facts, Func<RawEvent, string?> key)
    {
        var groups = facts.Messages.InPeriod.GroupBy(m => key(m.Self.Raw));
        return [.. groups.Select(g => facts.IsInApp ? InApp(g.Key, [.. g]) : Push(g.Key, [.. g]))];
    }

    private static OracleBreakdown InApp(string? key, IReadOnlyList<OracleMessage> messages)
    {
        var counts = new Dictionary<string, long>
        {
            ["impressions"] = messages.Count,
            ["unique_impressions"] = messages.Select(m => m.User).Distinct().Count(),
            ["taps"] = messages.Count(m => m.IsTapped),
            ["dismissals"] = messages.Count(m => m.IsDismissed),
        };
        return new(key, counts, new Dictionary<string, OracleFigure>
        {
            ["tap_through"] = ClusteredRate.Of(messages, m => m.IsTapped).Figure(),
            ["dismissal"] = ClusteredRate.Of(messages, m => m.IsDismissed).Figure(),
        });
    }

    private static OracleBreakdown Push(string? key, IReadOnlyList<OracleMessage> messages)
    {
        var delivered = messages.Where(m => m.IsDelivered).ToList();
        var counts = new Dictionary<string, long>
        {
            ["sent"] = messages.Count,
            ["bounced"] = messages.Count - delivered.Count,
            ["delivered"] = delivered.Count,
            ["opened"] = delivered.Count(m => m.IsOpened),
            ["users"] = delivered.Select(m => m.User).Distinct().Count(),
        };
        return new(key, counts, new Dictionary<string, OracleFigure>
        {
            ["open"] = ClusteredRate.Of(delivered, m => m.IsOpened).Figure(),
            ["bounce"] = ClusteredRate.Of(messages, m => m.IsBounced).Figure(),
        });
    }
}
