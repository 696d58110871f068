using CampaignBatch.Tests.Oracle.Certainty;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The KPIs of one campaign. METRICS.md: In-app KPIs, Push KPIs, Conversion and value.</summary>
internal sealed class FiguresOfFacts(OracleFacts facts, OracleConversions goals)
{
    private readonly IReadOnlyList<OracleMessage> _messages = facts.Messages.InPeriod;

    private readonly IReadOnlyDictionary<string, Instant> _conversions = goals.Of(facts.Campaign.CampaignId!);

    public IReadOnlyDictionary<string, OracleFigure> All()
    {
        var figures = facts.IsInApp ? InApp() : Push();
        figures["audience_size"] = AudienceSize();
        figures["conversion_rate"] = Conversion();
        figures["conversion_rate_so_far"] = SoFar();
        figures["open_windows"] = WithGoal(
            () => OracleFigure.Share(facts.T0.Keys.LongCount(user => !facts.IsMature(user)), facts.T0.Count));
        figures["value_total"] = Value(values => new()
        {
            Value = values.Values.Sum(),
            Unit = facts.Campaign.ValueUnit,
        });
        figures["value_per_recipient"] = Value(values => PerRecipient(values) with { Unit = facts.Campaign.ValueUnit });
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
            ["tap_through_rate"] = ClusteredRate.Of(_messages, m => m.IsTapped).Figure(),
            ["dismissal_rate"] = ClusteredRate.Of(_messages, m => m.IsDismissed).Figure(),
            ["no_response"] = OracleFigure.Count(total - tapped - dismissed),
            ["user_tap_rate"] = OracleFigure.Rate(Users(_messages.Where(m => m.IsTapped)), unique),
            ["reach"] = Reach(unique),
        };
    }

    private Dictionary<string, OracleFigure> Push()
    {
        var delivered = _messages.Where(m => m.IsDelivered).ToList();
        return new()
        {
            ["messages_sent"] = OracleFigure.Count(_messages.Count),
            ["bounce_rate"] = ClusteredRate.Of(_messages, m => m.IsBounced).Figure(),
            ["delivered"] = OracleFigure.Count(delivered.Count),
            ["open_rate"] = OfDelivered(ClusteredRate.Of(delivered, m => m.IsOpened)),
            ["user_open_rate"] = OracleFigure.Rate(Users(delivered.Where(m => m.IsOpened)), Users(delivered)),
            ["influenced_open_rate"] = OfDelivered(
                ClusteredRate.Of(delivered, m => !m.IsOpened && IsFollowedBySession(m))),
            ["click_through_conversion_rate"] = WithGoal(ClickThroughConversion),
            ["reach"] = Reach(Users(delivered)),
        };
    }

    private static OracleFigure OfDelivered(ClusteredRate rate) => rate.Figure() with { DenominatorIs = "delivered" };

    private OracleFigure Reach(long users) =>
        AudienceSize().Value is { } size ? OracleFigure.Share(users, (long)size) : OracleFigure.None("no_audience");

    private OracleFigure AudienceSize()
    {
        if (facts.Audience is { } snapshot)
        {
            return new() { Value = snapshot.Users.Count, AsOf = snapshot.AsOf, Basis = "snapshot" };
        }

        return facts.Campaign.AudienceSize is { } size
            ? new() { Value = size, AsOf = facts.Campaign.AudienceAsOf, Basis = "campaign" }
            : OracleFigure.None("no_audience");
    }

    private OracleFigure Conversion() => WithGoal(() =>
    {
        var mature = facts.T0.Keys.Where(facts.IsMature).ToList();
        return mature.Count == 0
            ? SoFar() with { Basis = "so_far" }
            : OracleFigure.Rate(mature.LongCount(_conversions.ContainsKey), mature.Count) with { Basis = "mature" };
    });

    private OracleFigure SoFar() => WithGoal(() => OracleFigure.Rate(_conversions.Count, facts.T0.Count));

    private OracleFigure ClickThroughConversion()
    {
        var firstOpens = _messages.GroupBy(m => m.User).ToDictionary(g => g.Key, g => g.Min(m => m.OpenedAt));
        return OracleFigure.Rate(_conversions.LongCount(c => firstOpens[c.Key] <= c.Value), facts.T0.Count);
    }

    private OracleFigure WithGoal(Func<OracleFigure> figure) =>
        facts.Goals.ConversionReason is { } reason ? OracleFigure.None(reason) : figure();

    private OracleFigure Value(Func<UserValues, OracleFigure> figure)
    {
        if (facts.Goals.ValueReason is { } reason)
        {
            return OracleFigure.None(reason);
        }

        var withValue = goals.ValuesOf(facts.Campaign.CampaignId!);
        var mature = facts.T0.Keys.Where(facts.IsMature).ToList();
        var values = mature.ConvertAll(user => withValue.GetValueOrDefault(user));
        return mature.Count == 0
            ? OracleFigure.None("no_denominator")
            : figure(new(values, mature.Count(withValue.ContainsKey), UserValues.CapOf(values)!.Value));
    }

    private static OracleFigure PerRecipient(UserValues values) => new()
    {
        Value = values.Mean,
        Denominator = values.Users,
        Low = values.Interval()?.Low,
        High = values.Interval()?.High,
    };

    // "[send, send + 30 min)"
    private bool IsFollowedBySession(OracleMessage m) =>
        facts.Sessions[m.User].Any(e => e.At >= m.At && e.At < m.At + Duration.FromMinutes(30));

    private static long Users(IEnumerable<OracleMessage> messages) => messages.Select(m => m.User).Distinct().Count();
}
