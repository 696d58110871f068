using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>The comparison of the arms of an A/B test by user, over the days that all arms share; readable on any day.</summary>
internal sealed class VariantRules
{
    /// <summary>Share of users with messages of several arms above which arms cannot be told apart.</summary>
    private const double MostInTwoArms = 0.01;

    /// <summary>Users with equally many messages that an arm must be worth, for a ratio over messages.</summary>
    private const double EnoughForRatio = 100;

    private static readonly string[] ControlNames = ["control", "baseline", "holdout"];

    private readonly VariantData _data;
    private readonly Dictionary<string, List<ArmProfile>> _arms;
    private readonly string? _baseline;
    private readonly List<string> _others;
    private readonly ArmMetric _response;
    private readonly ArmMetric _primary;
    private readonly double _cap;

    public VariantRules(VariantData data)
    {
        _data = data;
        var profiles = data.Profiles.Where(p => p.Arm is not null).ToLookup(p => p.Arm!, StringComparer.Ordinal);
        _arms = data.Arms.ToDictionary(a => a, a => profiles[a].ToList(), StringComparer.Ordinal);
        (_baseline, Basis) = Baseline();
        _others = [.. data.Arms.Where(a => a != _baseline)];
        var isEnough = _arms.Values.All(a => ArmSample.Responses(a).EffectiveUsers >= EnoughForRatio);
        _response = isEnough ? ArmMetric.ResponseByMessages : ArmMetric.ResponseByUsers;
        _primary = Primary();
        _cap = ArmSample.Values([.. _arms.Values.SelectMany(p => p)]).Quantile(ValueInterval.WinsorisedAt) ?? 0;
    }

    /// <summary>Why <see cref="VariantComparison.Baseline"/> is that arm.</summary>
    private string? Basis { get; }

    private bool IsPlanned => _data.Campaign.EndsAt is not null;

    private long Compared => _arms.Values.Sum(Users);

    private long InTwoArms => _data.Profiles.Where(p => p.Arm is null).Sum(p => p.Users);

    /// <summary>The comparison, without p values adjusted for other verdicts.</summary>
    public VariantComparison Comparison() => new()
    {
        PrimaryMetric = Name(_primary),
        Baseline = _baseline,
        BaselineBasis = Basis,
        FirstDay = _data.FirstDay,
        LastDay = _data.LastDay,
        Users = Compared,
        UsersInTwoArms = InTwoArms,
        SampleRatioP = SampleRatioP(),
        HasAllocation = Allocation() is not null,
        StartTogether = _data.StartTogether,
        Timing = IsPlanned ? "planned" : "open",
        Information = IsPlanned && _data.FirstDay is not null ? TimingOf(_primary).Information : null,
        Arms = _baseline is null ? [] : [.. _data.Arms.Select(Arm)],
    };

    /// <summary>Why nothing may be said; null where something may.</summary>
    public string? WhyNot()
    {
        if (_primary is ArmMetric.ResponseByMessages or ArmMetric.ResponseByUsers && !_data.HasResponses)
        {
            return "not_measured";
        }

        if (_data.Arms.Count < 2)
        {
            return "too_few_users";
        }

        if (_data.FirstDay is null)
        {
            return "no_common_days";
        }

        var samples = _others.Select(a => Sample(_primary, a)).ToList();
        var baseline = Sample(_primary, _baseline!);
        if (!samples.Exists(s => HasUsers(s) && HasUsers(baseline)))
        {
            return "too_few_users";
        }

        if (InTwoArms > MostInTwoArms * (Compared + InTwoArms))
        {
            return "two_arms";
        }

        if (SampleRatioP() < SampleRatio.Level && (Allocation() is not null || !_data.StartTogether))
        {
            return "sample_ratio";
        }

        if (Differences(_primary).Any(d => d?.P is not null))
        {
            return null;
        }

        return samples.Exists(s => s.IsEnough && baseline.IsEnough) ? "undefined" : "too_few_responses";
    }

    /// <summary>p values of the arms that can be judged, by key.</summary>
    public IReadOnlyList<(string Key, double P)> Judged() =>
        [.. Differences(_primary).Where(d => d?.P is not null).Select(d => (d!.Value.Key, d.Value.P!.Value))];

    /// <summary>What the differences allow to say.</summary>
    /// <param name="adjusted">p values after Holm over all verdicts of the report, by key.</param>
    public ArmDecision Decide(IReadOnlyDictionary<string, double> adjusted) =>
        ArmDecision.Of(Sample(_primary, _baseline!), [.. _others.Select(a => Sample(_primary, a))], Differences(_primary),
            [.. _others.Select(a => adjusted.TryGetValue(a, out var p) ? p : (double?)null)], TimingOf(_primary).Compare);

    /// <summary>The difference of an arm from the baseline, by the metric that is judged.</summary>
    public ArmDifference? Difference(string arm) => Differences(_primary).FirstOrDefault(d => d?.Key == arm);

    /// <summary>How often shuffled arms would have named something, 0..1.</summary>
    public double Placebo()
    {
        var pooled = _arms.Values.SelectMany(p => p).GroupBy(Outcome).Select(g => g.Key with { Users = g.Sum(p => p.Users) })
            .OrderByDescending(p => p.Users).ThenBy(p => p.Delivered).ThenBy(p => p.Responses).ThenBy(p => p.Value).ToList();
        var timing = TimingOf(_primary);
        return ArmPlacebo.Share([.. _data.Arms.Select(a => KeyValuePair.Create(a, Users(_arms[a])))], pooled, dealt =>
        {
            var baseline = ArmSample.Of(_primary, _baseline!, dealt[_baseline!], _cap);
            List<ArmSample> others = [.. _others.Select(a => ArmSample.Of(_primary, a, dealt[a], _cap))];
            List<ArmDifference?> differences = [.. others.Select(o => timing.Compare(baseline, o))];
            var adjusted = new Queue<double>(Holm.Adjust([.. differences.Where(d => d?.P is not null).Select(d => d!.Value.P!.Value)]));
            List<double?> each = [.. differences.Select(d => d?.P is null ? (double?)null : adjusted.Dequeue())];
            return ArmDecision.Of(baseline, others, differences, each, timing.Compare).Answer is not null;
        });
    }

    /// <summary>About how many more users a difference like this takes, and around when; nulls where that cannot be said.</summary>
    /// <param name="arm">The arm.</param>
    public (long? Users, DateOnly? Around, bool IsAfterTheEnd) Outlook(string arm)
    {
        if (Difference(arm) is not { StandardError: { } error, Value: not 0 and var value, Users: var users }
            || _data is not { FirstDay: { } first, LastDay: { } last })
        {
            return (null, null, false);
        }

        var needed = ArmOutlook.UsersFor(Math.Abs(value) / error, users, IsPlanned);
        var more = Math.Max(0, needed - users);
        var days = more / (users / (last.DayNumber - first.DayNumber + 1.0));
        var wait = _primary is ArmMetric.Conversion or ArmMetric.Value ? _data.Campaign.ConversionWindowHours / 24 : 0;
        var isAfter = IsPlanned && _data.AsOf.AddDays(Math.Min(days, ArmOutlook.FarthestDays)) > _data.Campaign.EndsAt;
        return days + wait > ArmOutlook.FarthestDays
            ? (ArmOutlook.Rounded(more), null, isAfter)
            : (ArmOutlook.Rounded(more), _data.AsOfDay.AddDays((int)Math.Ceiling(days + wait)), isAfter);
    }

    /// <summary>Whether the planned end, with the window of those who come last, is still to come.</summary>
    public bool EndIsToCome => IsPlanned && TimingOf(_primary).Information < 1;

    /// <summary>How it is judged, in a few words.</summary>
    public string Method => (_primary, IsPlanned) switch
    {
        (ArmMetric.Value, true) => "Welch, winsorised at 99.9 %, O'Brien-Fleming",
        (ArmMetric.Value, false) => "Welch, winsorised at 99.9 %, normal mixture",
        (ArmMetric.ResponseByMessages, true) => "delta method by user, O'Brien-Fleming",
        (ArmMetric.ResponseByMessages, false) => "delta method by user, normal mixture",
        (_, true) => "two proportions of users, O'Brien-Fleming",
        _ => "two proportions of users, normal mixture",
    };

    private static bool HasUsers(ArmSample sample) => sample.Users >= Proportion.EnoughTrials;

    private static long Users(List<ArmProfile> profiles) => profiles.Sum(p => p.Users);

    private (string? Arm, string? Basis) Baseline()
    {
        if (_data.Arms.Count < 2)
        {
            return (null, null);
        }

        if (_data.Campaign.Control is { } control && _arms.ContainsKey(control))
        {
            return (control, "control");
        }

        if (_data.Arms.FirstOrDefault(a => ControlNames.Contains(a, StringComparer.OrdinalIgnoreCase)) is { } named)
        {
            return (named, "name");
        }

        return (_data.Arms.OrderByDescending(a => Users(_arms[a])).ThenBy(a => a, StringComparer.Ordinal).First(), "largest");
    }

    private ArmMetric Primary()
    {
        var asked = PrimaryMetricName.Figure(_data.Campaign.PrimaryMetric, _data.Campaign.Channel) switch
        {
            "conversion_rate" when _data.HasGoal => ArmMetric.Conversion,
            "value_per_recipient" when _data.HasValues => ArmMetric.Value,
            "tap_through_rate" or "open_rate" when _data.HasResponses => _response,
            _ => (ArmMetric?)null,
        };
        return asked ?? (_data.HasGoal ? ArmMetric.Conversion : _response);
    }

    private string Name(ArmMetric metric) => metric switch
    {
        ArmMetric.Conversion => "conversion_rate",
        ArmMetric.Value => "value_per_recipient",
        _ => MainRate.Of(_data.Campaign.Channel),
    };

    /// <summary>Planned shares of the arms; null where equal ones are assumed.</summary>
    private List<double>? Allocation()
    {
        var listed = _data.Campaign.Variants.ToList();
        var isOrdered = listed.Count > 0 && listed.Distinct(StringComparer.Ordinal).Count() == listed.Count;
        var isWhole = isOrdered && _data.Campaign.Allocation.Count == listed.Count && _data.Arms.All(listed.Contains);
        return isWhole ? [.. _data.Arms.Select(a => _data.Campaign.Allocation[listed.IndexOf(a)])] : null;
    }

    private double? SampleRatioP() => _data.FirstDay is null
        ? null
        : SampleRatio.P([.. _data.Arms.Select(a => Users(_arms[a]))], Allocation() ?? [.. _data.Arms.Select(_ => 1.0)]);

    private ArmSample Sample(ArmMetric metric, string arm) => ArmSample.Of(metric, arm, _arms[arm], _cap);

    private List<ArmDifference?> Differences(ArmMetric metric) =>
        _baseline is null ? [] : [.. _others.Select(a => TimingOf(metric).Compare(Sample(metric, _baseline), Sample(metric, a)))];

    /// <summary>Conversions and values are waited for as long as their window.</summary>
    private ArmTiming TimingOf(ArmMetric metric)
    {
        if (_data.Campaign.EndsAt is not { } end || _data.BeginsAt is not { } begin)
        {
            return default;
        }

        var window = metric is ArmMetric.Conversion or ArmMetric.Value ? _data.Campaign.ConversionWindowHours : 0;
        var planned = (end - begin).TotalHours + window;
        return new ArmTiming(planned > 0 ? Math.Min(1, (_data.AsOf - begin).TotalHours / planned) : 1);
    }

    private VariantArm Arm(string key)
    {
        var figures = new List<KeyValuePair<string, ArmFigure>>();
        if (_data.HasResponses)
        {
            figures.Add(KeyValuePair.Create(Name(_response), Figure(_response, key)));
        }

        if (_data.HasGoal)
        {
            figures.Add(KeyValuePair.Create(Name(ArmMetric.Conversion), Figure(ArmMetric.Conversion, key)));
        }

        if (_data.HasValues)
        {
            figures.Add(KeyValuePair.Create(Name(ArmMetric.Value), Figure(ArmMetric.Value, key)));
        }

        return new VariantArm(key, Users(_arms[key]), figures);
    }

    private ArmFigure Figure(ArmMetric metric, string key)
    {
        var figure = Own(metric, _arms[key]);
        if (key == _baseline || _baseline is null
            || TimingOf(metric).Compare(Sample(metric, _baseline), Sample(metric, key)) is not { } difference)
        {
            return figure;
        }

        return figure with
        {
            Difference = difference.Value,
            DifferenceLow = difference.Interval?.Low,
            DifferenceHigh = difference.Interval?.High,
            P = difference.P,
        };
    }

    private ArmFigure Own(ArmMetric metric, List<ArmProfile> profiles)
    {
        if (metric == ArmMetric.Value)
        {
            return ValueFigure(profiles);
        }

        if (metric == ArmMetric.ResponseByMessages)
        {
            var sums = ArmSample.Responses(profiles);
            return new ArmFigure
            {
                Basis = "messages",
                Value = sums.Rate,
                Numerator = sums.Responses,
                Denominator = sums.Messages,
                Users = sums.Users,
                Low = sums.Interval?.Low,
                High = sums.Interval?.High,
            };
        }

        var share = metric == ArmMetric.Conversion ? ArmSample.Converted(profiles) : ArmSample.Responders(profiles);
        return new ArmFigure
        {
            Basis = "users",
            Value = share.Rate,
            Numerator = share.Successes,
            Denominator = share.Trials,
            Users = share.Trials,
            Low = share.Wilson()?.Low,
            High = share.Wilson()?.High,
        };
    }

    private ArmFigure ValueFigure(List<ArmProfile> profiles)
    {
        var values = ArmSample.Values(profiles);
        var interval = ValueInterval.Of(values, _cap);
        return new ArmFigure
        {
            Basis = "users",
            Value = values.Mean,
            Denominator = values.Users,
            Users = values.Users,
            Low = interval?.Low,
            High = interval?.High,
        };
    }

    /// <summary>What of an outcome the metric looks at.</summary>
    private ArmProfile Outcome(ArmProfile p) => _primary switch
    {
        ArmMetric.Conversion => new ArmProfile(null, 0, 0, p.IsMature, p.IsConverted, null, 0),
        ArmMetric.Value => new ArmProfile(null, 0, 0, p.IsMature, false, p.Value, 0),
        _ => new ArmProfile(null, p.Delivered, p.Responses, false, false, null, 0),
    };
}
