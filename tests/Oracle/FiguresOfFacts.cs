using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The KPIs of one campaign. METRICS.md: In-app KPIs, Push KPIs, Conversion.</summary>
internal sealed class FiguresOfFacts(OracleFacts facts, IReadOnlyDictionary<string, Instant> conversions)
{
    private readonly IReadOnlyList<OracleMessage> _messages = facts.Messages.InPeriod;

    public IReadOnlyDictionary<string, OracleFigure> All()
    {
        var figures = facts.IsInApp ? InApp() : Push();
        figures["audience_size"] = AudienceSize();
        figures["conversion_rate"] = Conversion();
        figures["conversion_rate_so_far"] = SoFar();
        figures["open_windows"] = WithGoal(() => OracleFigure.Rate(facts.T0.Values.LongCount(t0 => t0 + facts.Window > facts.T), facts.T0.Count));
        return figures;
    }

    private Dictionary<string, OracleFigure> InApp()
    {
        long total = _messages.Count;
        long unique = Users(_messages);
        long tapped = _messages.Count(m => m.IsTapped);
        long dismissed = _messages.Count(m => m.IsDismissed);
        return new()
        {
            ["total_impressions"] = OracleFigure.Count(total),
            ["unique_impressions"] = OracleFigure.Count(unique),
            ["tap_through_rate"] = OracleFigure.Rate(tapped, total),
            ["dismissal_rate"] = OracleFigure.Rate(dismissed, total),
            ["no_response"] = OracleFigure.Count(total - tapped - dismissed),
            ["user_tap_rate"] = OracleFigure.Rate(Users(_messages.Where(m => m.IsTapped)), unique),
            ["reach"] = AudienceSize().Value is { } size ? OracleFigure.Rate(unique, (long)size) : OracleFigure.None("no_audience"),
        };
    }

    private Dictionary<string, OracleFigure> Push()
    {
        var delivered = _messages.Where(m => m.IsDelivered).ToList();
        return new()
        {
            ["messages_sent"] = OracleFigure.Count(_messages.Count),
            ["bounce_rate"] = OracleFigure.Rate(_messages.Count - delivered.Count, _messages.Count),
            ["delivered"] = OracleFigure.Count(delivered.Count),
            ["open_rate"] = OracleFigure.Rate(delivered.Count(m => m.OpenedAt is not null), delivered.Count),
            ["influenced_open_rate"] = OracleFigure.Rate(delivered.Count(m => m.OpenedAt is null && IsFollowedBySession(m)), delivered.Count),
            ["click_through_conversion_rate"] = WithGoal(() => OracleFigure.Rate(conversions.LongCount(c => FirstOpen(c.Key) <= c.Value), facts.T0.Count)),
        };
    }

    private OracleFigure AudienceSize() =>
        facts.Audience is { } snapshot ? new() { Value = snapshot.Users.Count, AsOf = snapshot.AsOf, Basis = "snapshot" }
        : facts.Campaign.AudienceSize is { } size ? new() { Value = size, AsOf = facts.Campaign.AudienceAsOf, Basis = "campaign" }
        : OracleFigure.None("no_audience");

    private OracleFigure Conversion() => WithGoal(() =>
    {
        var mature = facts.T0.Where(u => u.Value + facts.Window <= facts.T).Select(u => u.Key).ToList();
        return mature.Count == 0 ? SoFar() with { Basis = "so_far" }
            : OracleFigure.Rate(mature.LongCount(conversions.ContainsKey), mature.Count) with { Basis = "mature" };
    });

    private OracleFigure SoFar() => WithGoal(() => OracleFigure.Rate(conversions.Count, facts.T0.Count));

    private OracleFigure WithGoal(Func<OracleFigure> figure) => facts.HasGoal ? figure() : OracleFigure.None("no_goal");

    private Instant? FirstOpen(string user) => _messages.Where(m => m.User == user).Min(m => m.OpenedAt);

    // "[send, send + 30 min)"
    private bool IsFollowedBySession(OracleMessage m) => facts.UpToT.Any(e =>
        e.Type == "session" && e.User == m.User && e.At >= m.At && e.At < m.At + Duration.FromMinutes(30));

    private static long Users(IEnumerable<OracleMessage> messages) => messages.Select(m => m.User).Distinct().Count();
}
