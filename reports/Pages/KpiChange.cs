using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Verdict = CampaignBatch.Reports.Statistics.Verdict;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// A figure of the latest whole weeks against that of as many before, in a line. A rate is said to be higher or lower only where Newcombe's
/// interval of the difference leaves 0 out, and below 30 messages nothing is said; a count is what it is. A figure that cannot be compared says why.
/// </summary>
internal sealed class KpiChange(CampaignReport report, Wording words)
{
    private const string Up = "▲", Down = "▼", Level = "≈";

    private readonly Comparison comparison = report.Comparison;

    /// <summary>Mark, css class, and the line.</summary>
    public ScriptObject Of(string name) => (comparison.Reason, comparison.Figure(name)) switch
    {
        ({ } reason, _) => Line("", "none", words.Say("not_comparable", ("why", words["not_comparable_" + reason]))),
        (_, null) => Line("", "none", words.Say("not_comparable", ("why", words[name == "audience_size" ? "not_comparable_snapshot" : "not_comparable_people"]))),
        (_, { Recent.IsRate: true } figure) => Rate(figure, comparison.Weeks),
        (_, { } figure) => Count(figure, comparison.Weeks),
    };

    /// <summary>Later minus earlier rate, judged.</summary>
    public static ChangeVerdict Judge(ComparedFigure figure) => ChangeVerdict.Judge(Proportion(figure.Before), Proportion(figure.Recent));

    private static Proportion Proportion(Figure rate) => new(rate.Numerator ?? 0, rate.Denominator ?? 0);

    private ScriptObject Rate(ComparedFigure figure, int weeks)
    {
        var verdict = Judge(figure);
        return verdict.Difference is not { } difference
            ? Line("", "none", words["change_too_few"])
            : Line(verdict.Verdict switch { Verdict.Higher => Up, Verdict.Lower => Down, _ => Level },
                verdict.Verdict switch { Verdict.Higher => "up", Verdict.Lower => "down", _ => "level" },
                words.Plural(verdict.Verdict == Verdict.NotTold ? "change_not_told" : "change_rate", weeks,
                    ("points", words.Numbers.Points(difference.Value)), ("interval", words.Points(difference.Interval))));
    }

    private ScriptObject Count(ComparedFigure figure, int weeks)
    {
        var (now, was) = ((long)figure.Recent.Value!, (long)figure.Before.Value!);
        var values = (("now", words.Count(now)), ("was", words.Count(was)));
        return figure.Change is not { } change
            ? Line(now == 0 ? Level : Up, now == 0 ? "level" : "up", words.Plural("change_from_none", weeks, values.Item1))
            : Line(now > was ? Up : now < was ? Down : Level, now > was ? "up" : now < was ? "down" : "level",
                words.Plural(now > was ? "change_more" : now < was ? "change_fewer" : "change_same", weeks, [values.Item1, values.Item2, ("share", words.Numbers.Percent(Math.Abs(change)))]));
    }

    private static ScriptObject Line(string mark, string css, string text) => new() { ["mark"] = mark, ["css"] = css, ["text"] = text };
}
