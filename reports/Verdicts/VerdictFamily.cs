using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>
/// All verdicts of one report. They are one family: Holm over the p values of those that could be given, so that a report on which nothing is true
/// claims something in at most 5 % of cases.
/// </summary>
internal sealed class VerdictFamily
{
    private readonly List<(string Name, double P)> _asked = [];
    private readonly CampaignReport _report;
    private readonly ChangeRules _change;
    private readonly VariantRules? _variants;
    private readonly string? _whyNoChange;
    private readonly string? _whyNoVariants;
    private readonly string? _whyNoSessions;

    /// <param name="report">Everything else that it says.</param>
    /// <param name="change">Of its weeks.</param>
    /// <param name="variants">Of its arms; null with fewer than two variants.</param>
    /// <param name="populationFixedAt">When the population of its sessions was fixed; null for those who received it.</param>
    public VerdictFamily(CampaignReport report, ChangeRules change, VariantRules? variants, DateTimeOffset? populationFixedAt)
    {
        (_report, _change, _variants) = (report, change, variants);
        var isTrusted = Trust.Of(report).Level != TrustLevel.DoNotTrust;
        string? Reason(Func<string?> own)
        {
            var ofQuestion = report.Status == CampaignStatus.Scheduled ? "scheduled" : own();
            return ofQuestion ?? (isTrusted ? null : "data_not_trusted");
        }

        _whyNoChange = Reason(() => change.WhyNot(report.Kpi(Main).Reason != "not_measured"));
        _whyNoVariants = Reason(() => variants?.WhyNot());
        _whyNoSessions = Reason(() => WhyNoSessions(populationFixedAt));
        if (_whyNoChange is null)
        {
            _asked.Add((ChangeQuestion, Math.Min(1, ChangeRules.Strictness * change.Main!.Value.P!.Value)));
        }

        if (variants is not null && _whyNoVariants is null)
        {
            _asked.AddRange(variants.Judged().Select(a => (ArmName(a.Key), a.P)));
        }

        if (_whyNoSessions is null)
        {
            _asked.Add((SessionsQuestion, report.Sessions.Comparison!.P!.Value));
        }

        var adjusted = Holm.Adjust([.. _asked.Select(a => a.P)]);
        Adjusted = _asked.Select((a, i) => KeyValuePair.Create(a.Name, adjusted[i])).ToDictionary(StringComparer.Ordinal);
    }

    private const string ChangeQuestion = "change", VariantsQuestion = "variants", SessionsQuestion = "sessions_before_during";

    private Dictionary<string, double> Adjusted { get; }

    private string Main => MainRate.Of(_report.Campaign.Channel);

    /// <summary>The report with its verdicts, and what stands on them.</summary>
    public CampaignReport Judge()
    {
        var report = _report with { Comparison = _change.Comparison(), Verdicts = [Change(), Sessions()] };
        if (_variants is null)
        {
            return report;
        }

        var (comparison, verdict) = VariantVerdict(_variants);
        return report with { Variants = comparison, Verdicts = [report.Verdicts[0], verdict, report.Verdicts[1]] };
    }

    private static string ArmName(string key) => $"{VariantsQuestion}:{key}";

    private Verdict Change()
    {
        var interval = _change.Comparison().Figure(Main);
        var isGiven = _whyNoChange is null;
        var adjusted = isGiven ? Adjusted[ChangeQuestion] : (double?)null;
        return new Verdict
        {
            Question = ChangeQuestion,
            Answer = Answer(isGiven, adjusted, interval?.Difference, Verdict.NoClearChange),
            Subject = Main,
            Estimate = interval?.Difference,
            Low = interval?.Low,
            High = interval?.High,
            P = isGiven ? _change.Main!.Value.P : null,
            AdjustedP = adjusted,
            Method = "campaign weeks, equal time, variance by user and by day, t at 1 %",
            WhyNot = _whyNoChange,
        };
    }

    private Verdict Sessions()
    {
        var sessions = _report.Sessions.Comparison;
        var isGiven = _whyNoSessions is null;
        var adjusted = isGiven ? Adjusted[SessionsQuestion] : (double?)null;
        return new Verdict
        {
            Question = SessionsQuestion,
            Answer = Answer(isGiven, adjusted, sessions?.Difference, Verdict.NoClearEffect),
            Subject = _report.Sessions.Population,
            Estimate = sessions?.Difference,
            Low = sessions?.Low,
            High = sessions?.High,
            P = isGiven ? sessions!.P : null,
            AdjustedP = adjusted,
            Method = "whole weeks, paired by weekday, t",
            WhyNot = _whyNoSessions,
        };
    }

    private static string Answer(bool isGiven, double? adjusted, double? difference, string unclear)
    {
        if (!isGiven)
        {
            return Verdict.None;
        }

        if (adjusted >= Verdict.Level)
        {
            return unclear;
        }

        return difference > 0 ? "higher" : "lower";
    }

    private string? WhyNoSessions(DateTimeOffset? populationFixedAt)
    {
        if (!_report.Measured.Has(Fact.Sessions) || _report.Sessions.Days.Any(d => d.Sessions is null))
        {
            return "not_measured";
        }

        if (_report.Sessions.Comparison is not { } sessions)
        {
            return "too_few_weeks";
        }

        if (!(populationFixedAt <= _report.Campaign.StartsAt))
        {
            return "population_not_fixed";
        }

        if (sessions.Users < Proportion.EnoughTrials)
        {
            return "too_few_users";
        }

        return sessions.P is null ? "undefined" : null;
    }

    private (VariantComparison Comparison, Verdict Verdict) VariantVerdict(VariantRules rules)
    {
        var comparison = rules.Comparison();
        if (_whyNoVariants is not null)
        {
            return (comparison, Withheld(rules, _whyNoVariants));
        }

        var adjusted = rules.Judged().ToDictionary(a => a.Key, a => Adjusted[ArmName(a.Key)], StringComparer.Ordinal);
        var decision = rules.Decide(adjusted);
        var (users, around, isAfterTheEnd) = decision.Answer is null ? rules.Outlook(decision.Subject) : default;
        comparison = comparison with
        {
            PlaceboShare = rules.Placebo(),
            MoreUsers = users,
            Around = around,
            Arms = [.. comparison.Arms.Select(a => WithAdjusted(a, comparison.PrimaryMetric, adjusted))],
        };
        var difference = rules.Difference(decision.Subject);
        var whyNot = WhyUndecided(decision, isAfterTheEnd);
        return (comparison, new Verdict
        {
            Question = VariantsQuestion,
            Answer = decision.Answer ?? (whyNot is null ? Verdict.NoClearDifference : Verdict.None),
            Subject = decision.Subject,
            Estimate = difference?.Value,
            Low = difference?.Interval?.Low,
            High = difference?.Interval?.High,
            P = whyNot is null ? difference?.P : null,
            AdjustedP = whyNot is null && adjusted.TryGetValue(decision.Subject, out var p) ? p : null,
            Method = rules.Method,
            WhyNot = whyNot,
        });
    }

    /// <summary>The closest difference is told, where there is one; nothing is claimed of it.</summary>
    private static Verdict Withheld(VariantRules rules, string whyNot)
    {
        var judged = rules.Judged();
        var subject = judged.Count == 0 ? null : judged.MinBy(a => a.P).Key;
        var difference = subject is null ? null : rules.Difference(subject);
        return new Verdict
        {
            Question = VariantsQuestion,
            Answer = Verdict.None,
            Subject = subject,
            Estimate = difference?.Value,
            Low = difference?.Interval?.Low,
            High = difference?.Interval?.High,
            Method = rules.Method,
            WhyNot = whyNot,
        };
    }

    private string? WhyUndecided(ArmDecision decision, bool isAfterTheEnd)
    {
        if (decision.Answer is not null || !_variants!.EndIsToCome)
        {
            return null;
        }

        return isAfterTheEnd ? "not_by_the_end" : "not_yet";
    }

    private static VariantArm WithAdjusted(VariantArm arm, string primary, Dictionary<string, double> adjusted)
    {
        if (!adjusted.TryGetValue(arm.Key, out var p))
        {
            return arm;
        }

        var figures = arm.Figures.Select(f => f.Key == primary ? KeyValuePair.Create(f.Key, f.Value with { AdjustedP = p }) : f);
        return arm with { Figures = [.. figures] };
    }
}
