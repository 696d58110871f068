using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The arms of an A/B test beside each other: the verdict, what is compared, and every figure of every arm.</summary>
internal sealed class VariantSection(CampaignReport report, Wording words)
{
    private readonly PageTable table = new(words);
    private readonly VariantText text = new(report, words);

    /// <summary>Null where there is no test.</summary>
    public ScriptObject? Model() => report.Variants is not { } arms ? null : new ScriptObject
    {
        ["verdict"] = text.Say(),
        ["facts"] = Facts(arms).ToArray(),
        ["table"] = arms.Arms.Count == 0 ? null : Figures(arms),
        ["tests"] = arms.Arms.Count == 0 ? null : Tests(arms),
        ["rules"] = Rules(arms).ToArray(),
    };

    private IEnumerable<ScriptObject> Facts(VariantComparison arms)
    {
        yield return PageFacts.Of(words["variants_judged_by"], words.Figure(arms.PrimaryMetric));
        if (arms is { Baseline: { } baseline, BaselineBasis: { } basis })
        {
            yield return PageFacts.Of(words["variants_baseline"], words.Say("variants_baseline_" + basis, ("variant", baseline)));
        }

        if (arms is { FirstDay: { } first, LastDay: { } last })
        {
            yield return PageFacts.Of(words["variants_compared"], words.Plural("variants_users", arms.Users, ("days", words.Span(new Stretch(first, last)))));
            yield return PageFacts.Of(words["variants_two_arms"], words.Plural("variants_left_out", arms.UsersInTwoArms));
        }

        if (arms.SampleRatioP is { } p)
        {
            yield return PageFacts.Of(words["variants_ratio"], Ratio(arms, p));
        }

        if (arms.Timing is { } timing)
        {
            yield return PageFacts.Of(words["variants_timing"], Timing(timing, arms.Information ?? 0));
        }
    }

    private string Ratio(VariantComparison arms, double p) => words.Say(p < SampleRatio.Level ? "variants_ratio_odd" : "variants_ratio_fine",
        ("shares", words[arms.HasAllocation ? "variants_shares_planned" : "variants_shares_equal"]), ("p", P(p)));

    private string Timing(string timing, double information) =>
        words.Say("variants_timing_" + timing, ("share", words.Numbers.WholePercent(Math.Round(information, 2))));

    /// <summary>A row for each figure of each arm.</summary>
    private ScriptObject Figures(VariantComparison arms) => table.Of(
        words["variants_caption"],
        [
            PageTable.Words(words["breakdown_variant"]),
            PageTable.Numbers(words["heading_value"]),
            PageTable.Numbers(words.Say("heading_difference_from", ("baseline", arms.Baseline ?? ""))),
        ],
        Rows(arms),
        row =>
        [
            PageTable.Text(words.Say("variants_row", ("variant", row.Arm), ("figure", words.Figure(row.Metric)))),
            Value(row.Metric, row.Figure),
            Difference(row.Metric, row.Figure),
        ],
        "report.json");

    /// <summary>The p values of the figure that is judged.</summary>
    private ScriptObject Tests(VariantComparison arms) => table.Of(
        words.Say("variants_tests_caption", ("figure", words.Figure(arms.PrimaryMetric))),
        [PageTable.Words(words["breakdown_variant"]), PageTable.Numbers("p"), PageTable.Numbers(words["heading_adjusted_p"])],
        Rows(arms).Where(row => row.Metric == arms.PrimaryMetric).ToList(),
        row =>
        [
            PageTable.Text(row.Arm),
            PageTable.Number(P(row.Figure.P), row.Figure.P),
            PageTable.Number(P(row.Figure.AdjustedP), row.Figure.AdjustedP),
        ],
        "report.json");

    private IEnumerable<string> Rules(VariantComparison arms)
    {
        yield return words.Say("variants_rule", ("figure", words.Figure(arms.PrimaryMetric)));
        if (arms.Timing is { } timing)
        {
            yield return words["variants_rule_" + timing];
        }

        if (arms.PlaceboShare is { } share)
        {
            yield return words.Say("variants_placebo", ("share", words.Numbers.Percent(share)), ("tries", words.Count(ArmPlacebo.Shuffles)));
        }
    }

    private static List<(string Arm, string Metric, ArmFigure Figure)> Rows(VariantComparison arms) =>
        [.. from arm in arms.Arms from figure in arm.Figures select (arm.Key, figure.Key, figure.Value)];

    private ScriptObject Value(string metric, ArmFigure figure)
    {
        var cell = PageTable.Number(text.Value(metric, figure), figure.Value);
        cell["css"] = figure.Users < Proportion.EnoughTrials ? "number small" : "number";
        cell["note"] = string.Join(" · ", new[] { Share(figure), Range(metric, figure.Low, figure.High) }.OfType<string>());
        return cell;
    }

    private ScriptObject Difference(string metric, ArmFigure figure)
    {
        if (figure.Difference is not { } difference)
        {
            return PageTable.Number(Percent.NotAvailable, null);
        }

        var cell = PageTable.Number(Signed(metric, difference), difference);
        cell["note"] = figure is { DifferenceLow: { } low, DifferenceHigh: { } high }
            ? DifferenceRange(metric, low, high)
            : words["variants_no_range"];
        return cell;
    }

    private string? Share(ArmFigure figure)
    {
        if (figure is not { Denominator: { } all })
        {
            return null;
        }

        var label = figure.Basis == "messages" ? "of_messages" : "of_users";
        return figure.Numerator is { } part
            ? words.Say(label, ("share", words.Share(part, all)))
            : words.Plural("variants_of", all);
    }

    private string? Range(string metric, double? low, double? high)
    {
        if (low is not { } from || high is not { } to)
        {
            return null;
        }

        return IsAmount(metric) ? words.Amounts(from, to) : words.Numbers.Percent(from, to);
    }

    private string Signed(string metric, double difference) =>
        IsAmount(metric) ? words.SignedAmount(difference, report.Campaign.ValueUnit) : words.Numbers.Points(difference);

    private string DifferenceRange(string metric, double low, double high) =>
        IsAmount(metric) ? words.Amounts(low, high) : words.PointsRange(low, high);

    private static bool IsAmount(string metric) => metric == "value_per_recipient";

    /// <summary>"0.012" or "&lt; 0.001".</summary>
    private string P(double? p) => p switch
    {
        null => Percent.NotAvailable,
        < 0.001 => "< " + words.Numbers.Fixed(0.001, 3),
        { } value => words.Numbers.Fixed(value, 3),
    };
}
