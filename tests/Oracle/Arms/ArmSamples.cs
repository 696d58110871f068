using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>
/// What each arm has of each metric that the campaign has. METRICS.md, Variants: estimate and standard error by users.
/// </summary>
internal sealed class ArmSamples
{
    public const string Conversion = "conversion_rate";

    public const string Value = "value_per_recipient";

    private const double EnoughEffectiveUsers = 100;

    private readonly OracleFacts _facts;
    private readonly OracleConversions _goals;
    private readonly ComparedUsers _users;

    public ArmSamples(OracleFacts facts, OracleConversions goals, ComparedUsers users)
    {
        (_facts, _goals, _users) = (facts, goals, users);
        Response = facts.IsInApp ? "tap_through_rate" : "open_rate";
        var all = new Dictionary<string, IReadOnlyDictionary<string, ArmSample>> { [Response] = Responses() };
        if (facts.Goals.ConversionReason is null)
        {
            all[Conversion] = Conversions();
        }

        if (facts.Goals.ValueReason is null)
        {
            all[Value] = Values();
        }

        All = all;
    }

    /// <summary>By the name of the metric, then by arm.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ArmSample>> All { get; }

    /// <summary>The name of the response rate.</summary>
    public string Response { get; }

    /// <summary>
    /// The campaign's own, where it can be had; else conversion where there is a goal; else the response rate.
    /// </summary>
    public string PrimaryMetric
    {
        get
        {
            var asked = _facts.Campaign.PrimaryMetric switch
            {
                "conversion" or Conversion => Conversion,
                "response" or "response_rate" or "tap_through_rate" or "open_rate" => Response,
                "value" or Value => Value,
                _ => "",
            };
            var otherwise = All.ContainsKey(Conversion) ? Conversion : Response;
            return All.ContainsKey(asked) ? asked : otherwise;
        }
    }

    private Dictionary<string, ArmSample> Responses()
    {
        var rates = _users.Arms.ToDictionary(arm => arm, ResponseRate);
        var isByMessages = rates.Values.All(r => r.EffectiveUsers >= EnoughEffectiveUsers);
        return rates
            .ToDictionary(r => r.Key, r => isByMessages ? (ArmSample)new ClusteredSample(r.Value) : ByUsers(r.Value));
    }

    private ClusteredRate ResponseRate(string arm)
    {
        var messages = _users.Of[arm].SelectMany(_users.MessagesOf);
        return ClusteredRate.Of(messages.Where(m => m.IsDelivered), m => m.HasResponse);
    }

    private static UserShareSample ByUsers(ClusteredRate rate) =>
        new(rate.Users.Count(u => u.Responses > 0), rate.Users.Count);

    private Dictionary<string, ArmSample> Conversions()
    {
        var converted = _goals.Of(_facts.Campaign.CampaignId!);
        return _users.Arms.ToDictionary(arm => arm, arm =>
        {
            var users = Mature(arm);
            return (ArmSample)new UserShareSample(users.Count(converted.ContainsKey), users.Count);
        });
    }

    private Dictionary<string, ArmSample> Values()
    {
        var values = _goals.ValuesOf(_facts.Campaign.CampaignId!);
        var cap = UserValues.CapOf(_users.Arms.SelectMany(Mature).Select(user => values.GetValueOrDefault(user))) ?? 0;
        return _users.Arms.ToDictionary(arm => arm, arm =>
        {
            var users = Mature(arm);
            var own = new UserValues(
                users.ConvertAll(user => values.GetValueOrDefault(user)), users.Count(values.ContainsKey), cap);
            return (ArmSample)new ValueArmSample(own);
        });
    }

    private List<string> Mature(string arm) => [.. _users.Of[arm].Where(IsMature)];

    // A push may have been delivered later than it was first sent, or never.
    private bool IsMature(string user) =>
        _facts.T0.TryGetValue(user, out var t0) && _users.IsCommonDay(_facts.Days.DayOf(t0)) && _facts.IsMature(user);
}
