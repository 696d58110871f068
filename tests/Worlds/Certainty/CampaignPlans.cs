using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>Makes up campaigns of which verdicts are possible.</summary>
internal sealed class CampaignPlans(CertaintyScene scene)
{
    private static readonly IReadOnlyList<string>[] Names =
    [
        ["A", "B"], ["A", "B"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C"],
        ["control", "green", "blue"], ["control", "green", "blue"],
        ["A", "B", "C", "D"], ["x", "Baseline"], ["x", "Baseline"], ["only"], [],
    ];

    private readonly Dice _dice = scene.Dice;

    public IReadOnlyList<CampaignPlan> All() => [.. Enumerable.Range(1, _dice.Between(2, 4)).Select(Plan)];

    private CampaignPlan Plan(int number)
    {
        var start = Start();
        var end = End(start);
        var names = _dice.One(Names);
        var arms = Arms(names, start);
        var campaign = new RawCampaign
        {
            CampaignId = $"c{number}",
            Name = $"Campaign {number}",
            Channel = _dice.One("in_app", "push"),
            StartsAt = start,
            EndsAt = end,
            TimeZone = _dice.Percent(80) ? scene.ZoneId : _dice.One(null, "America/New_York", "Asia/Kathmandu"),
            ConversionWindowHours = _dice.One<double?>(null, 12, 24, 24, 48, 72.5),
            AudienceSize = _dice.Percent(50) ? 500 : null,
            ValueUnit = _dice.One(null, "EUR", "points"),
        };
        return Behaviour(WithVariants(WithGoal(campaign), names, arms), arms);
    }

    private Instant Start()
    {
        if (_dice.Percent(4))
        {
            return scene.T + Duration.FromHours(_dice.Between(1, 100));
        }

        var day = _dice.Below(Math.Max(1, scene.Days / 4));
        return scene.StartOf(day) + _dice.One(
            Duration.Zero, Duration.Zero, Duration.FromHours(10.5), Duration.FromSeconds(_dice.Below(86_400)));
    }

    private Instant? End(Instant start)
    {
        var some = Duration.FromHours(_dice.Between(1, 240));
        Instant? end = _dice.Below(8) switch
        {
            0 or 1 or 2 => null,
            3 or 4 => scene.T - some,
            5 => scene.T,
            _ => scene.T + some,
        };
        return end <= start ? start + Duration.FromDays(3) : end;
    }

    private RawCampaign WithGoal(RawCampaign campaign) => _dice.Below(12) switch
    {
        0 or 1 => campaign,
        2 => campaign with { Goal = "missing" },
        3 => campaign with { GoalMinSessionSeconds = 300 },
        4 => campaign with { Goal = "buy", GoalMinSessionSeconds = 600 },
        5 or 6 => campaign with { Goal = "read" },
        _ => campaign with { Goal = "buy" },
    };

    private RawCampaign WithVariants(RawCampaign campaign, IReadOnlyList<string> names, IReadOnlyList<ArmPlan> arms)
    {
        IReadOnlyList<double> shares = [.. arms.Where(a => a.Name is not null).Select(a => a.Weight)];
        IReadOnlyList<double> wrong = [.. shares.Select((_, i) => Math.Pow(3, i))];
        return campaign with
        {
            Variants = _dice.Percent(70) ? names : _dice.One<IReadOnlyList<string>?>(null, [.. names.Take(1)]),
            Allocation = _dice.One(null, null, shares, shares, wrong, wrong, [1.0]),
            Control = names.Count > 0 && _dice.Percent(40) ? _dice.One(names) : _dice.One(null, null, "nobody's"),
            PrimaryMetric = _dice.One(
                null, null, null, "conversion", "response", "open_rate", "value", "value_per_recipient", "other"),
        };
    }

    private IReadOnlyList<ArmPlan> Arms(IReadOnlyList<string> names, Instant start)
    {
        var isUneven = _dice.Percent(25);
        var hasSmall = _dice.Percent(15);
        var (hasLate, isReplaced) = (_dice.Percent(25), _dice.Percent(40));
        var arms = names.Select((name, i) => Arm(name, isUneven ? i + 1 : 1)).ToList();
        if (arms.Count > 1 && hasSmall)
        {
            arms[^1] = arms[^1] with { Weight = 0.1 };
        }

        if (arms.Count > 1 && hasLate)
        {
            var from = scene.Between(start, start + Duration.FromDays(scene.Days));
            arms[^1] = arms[^1] with { From = from };
            arms[0] = isReplaced ? arms[0] with { Until = from - Duration.FromDays(1) } : arms[0];
        }

        // Of two that are better alike, neither is the best.
        if (arms.Count > 2 && _dice.Percent(50))
        {
            arms = [.. arms.Select((arm, i) => Like(arm, i is 1 or 2 ? 2.5 : 1))];
        }

        var hasUnnamed = arms.Count == 0 || _dice.Percent(30);
        return hasUnnamed ? [.. arms, new(null, arms.Count == 0 ? 1 : 0.3, 1, 1, 1)] : arms;
    }

    private static ArmPlan Like(ArmPlan arm, double effect) =>
        arm with { Response = effect, Conversion = effect, Value = effect };

    private ArmPlan Arm(string name, double weight) => new(name, weight, Effect(), Effect(), Effect());

    private double Effect() => _dice.One(1, 1, 1.3, 1.8, 2.5, 0.3);

    private CampaignPlan Behaviour(RawCampaign campaign, IReadOnlyList<ArmPlan> arms) => new()
    {
        Campaign = campaign,
        Arms = arms,
        Until = campaign.EndsAt ?? scene.T + Duration.FromDays(1),
        Reach = _dice.One(0.5, 0.9, 1, 1),
        MostMessagesPerUser = scene.IsCrowd ? 1 : _dice.One(1, 3, 8, 14),
        ResponseRate = _dice.One(0.03, 0.1, 0.25, 0.25, 0.5),
        Trend = _dice.One(1, 1, 0.3, 0, 3, 3),
        CrossingPercent = _dice.One(0, 0, 0, 0, 0.4, 0.4, 3, 20),
        ConversionRate = _dice.One(0.02, 0.15, 0.3, 0.3, 0.4),
        HasValues = scene.HasValues && _dice.Percent(80),
        Sessions = _dice.One(1, 1, 1.4, 2.5, 0.5),
    };
}
