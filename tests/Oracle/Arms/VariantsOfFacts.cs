using NodaTime;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>The comparison of one campaign's variants. METRICS.md, Variants.</summary>
internal sealed class VariantsOfFacts
{
    private const double Level = 0.05;

    private static readonly string[] BaselineNames = ["control", "baseline", "holdout"];

    private readonly OracleFacts _facts;
    private readonly ComparedUsers _users;
    private readonly ArmSamples _samples;

    private VariantsOfFacts(OracleFacts facts, OracleConversions goals)
    {
        _facts = facts;
        _users = new(facts);
        _samples = new(facts, goals, _users);
    }

    private bool IsPlanned => _facts.Campaign.EndsAt is not null;

    private IReadOnlyDictionary<string, ArmSample> Primary => _samples.All[_samples.PrimaryMetric];

    /// <summary>Null where the messages of the period carry fewer than two variants.</summary>
    public static OracleVariants? Of(OracleFacts facts, OracleConversions goals)
    {
        var variants = facts.Messages.InPeriod.Select(m => m.Variant).OfType<string>().Distinct();
        return variants.Count() < 2 ? null : new VariantsOfFacts(facts, goals).All();
    }

    private OracleVariants All()
    {
        var variants = new OracleVariants
        {
            PrimaryMetric = _samples.PrimaryMetric,
            IsPlanned = IsPlanned,
            WhyNot = "too_few_users",
        };
        if (_users.Arms.Count < 2)
        {
            return variants;
        }

        var (baseline, basis) = Baseline();
        var ratio = SampleRatio.Of(_facts.Campaign, [.. _users.Arms.Select(arm => (arm, _users.Of[arm].Count()))]);
        return variants with
        {
            Baseline = baseline,
            BaselineBasis = basis,
            FirstDay = _users.Days?.First,
            LastDay = _users.Days?.Last,
            Users = _users.Count,
            UsersInTwoArms = _users.InTwoArms,
            SampleRatioP = ratio.P,
            Information = _users.Days is null ? null : Rule(_samples.PrimaryMetric).Information,
            Arms = [.. _users.Arms.Select(arm => Arm(arm, baseline))],
            Beats = BeatenPairs(),
            WhyNot = WhyNot(baseline, ratio),
        };
    }

    private (string Arm, string Basis) Baseline()
    {
        if (_users.Arms.Contains(_facts.Campaign.Control))
        {
            return (_facts.Campaign.Control!, "control");
        }

        var named = _users.Arms.FirstOrDefault(arm => BaselineNames.Contains(arm, StringComparer.OrdinalIgnoreCase));
        if (named is not null)
        {
            return (named, "name");
        }

        return (_users.Arms.MaxBy(arm => _users.Of[arm].Count())!, "largest");
    }

    private string? WhyNot(string baseline, SampleRatio ratio)
    {
        if (_users.Days is null)
        {
            return "no_common_days";
        }

        var others = _users.Arms.Where(arm => arm != baseline).ToList();
        if (!others.Exists(arm => Primary[arm].Users >= 30 && Primary[baseline].Users >= 30))
        {
            return "too_few_users";
        }

        if (100 * _users.InTwoArms > _users.Count + _users.InTwoArms)
        {
            return "two_arms";
        }

        var startedApart = _users.FirstDays.Values.Distinct().Count() > 1;
        if (ratio.IsFinding && (ratio.IsOfAllocation || startedApart))
        {
            return "sample_ratio";
        }

        if (others.Exists(arm => Compared(_samples.PrimaryMetric, arm, baseline).P is not null))
        {
            return null;
        }

        var hasEnough = others.Exists(arm => Primary[arm].IsEnough && Primary[baseline].IsEnough);
        return hasEnough ? "undefined" : "too_few_responses";
    }

    private OracleArm Arm(string arm, string baseline)
    {
        var figures = _samples.All.Keys.ToDictionary(metric => metric, metric => arm == baseline
            ? new OracleArmFigure(_samples.All[metric][arm].Figure)
            : Compared(metric, arm, baseline));
        return new(arm, _users.Of[arm].Count(), figures);
    }

    private OracleArmFigure Compared(string metric, string arm, string other)
    {
        var (own, others) = (_samples.All[metric][arm], _samples.All[metric][other]);
        var figure = new OracleArmFigure(own.Figure) { Difference = own.Minus(others) };
        if (!own.IsEnough || !others.IsEnough || own.StandardError(others) is not { } se)
        {
            return figure;
        }

        var (rule, users) = (Rule(metric), own.Users + others.Users);
        var half = rule.HalfWidth(users) * se;
        return figure with
        {
            DifferenceLow = figure.Difference - half,
            DifferenceHigh = figure.Difference + half,
            P = rule.P(figure.Difference!.Value / se, users),
        };
    }

    // "t = (T − b)/(ends_at + w − b)", w = W for conversion and value, else 0.
    private SequentialRule Rule(string metric)
    {
        if (_facts.Campaign.EndsAt is not { } end)
        {
            return new(Information: null);
        }

        var begin = _facts.Days.StartOf(_users.Days!.Value.First);
        var window = metric == _samples.Response ? Duration.Zero : _facts.Window;
        return new(Math.Min(1, (_facts.T - begin) / (end + window - begin)));
    }

    private HashSet<(string, string)> BeatenPairs()
    {
        var pairs = from arm in _users.Arms
                    from other in _users.Arms
                    where arm != other
                    let compared = Compared(_samples.PrimaryMetric, arm, other)
                    where compared is { P: < Level, Difference: > 0 }
                    select (arm, other);
        return [.. pairs];
    }
}
