using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// A figure of the latest weeks against that of as many before, in a line: of a rate the difference and its interval, of a count how many more
/// or fewer. Only the rate that a verdict is given on is said to be higher or lower. A figure that cannot be compared says why.
/// </summary>
internal sealed class KpiChange(CampaignReport report, Wording words)
{
    private const string Up = "▲", Down = "▼", Level = "≈", Unjudged = "Δ";
    private const double UnjudgedLevel = 0.95;

    private readonly Comparison comparison = report.Comparison;
    private readonly Verdict? verdict = report.Verdict("change");

    private string Judged => MainRate.Of(report.Campaign.Channel);

    /// <summary>Mark, css class, and the line.</summary>
    public ScriptObject Of(string name) => (comparison.Reason, comparison.Figure(name)) switch
    {
        ({ } reason, _) => Line("", "none", words["not_comparable_" + reason]),
        (_, null) => Line("", "none", words[name == "audience_size" ? "not_comparable_snapshot" : "not_comparable_people"]),
        (_, { Recent.IsRate: true } figure) => Rate(name, figure),
        (_, { } figure) => Count(figure, comparison.Weeks),
    };

    private ScriptObject Rate(string name, ComparedFigure figure)
    {
        if (figure.Difference is not { } difference)
        {
            return Line("", "none", words["change_none"]);
        }

        var level = name == Judged ? ChangeText.JudgedLevel : UnjudgedLevel;
        var (mark, css) = Mark(name);
        return Line(mark, css, words.Plural(figure.Low is null ? "change_rate_bare" : "change_rate", comparison.Weeks,
            ("points", words.Numbers.Points(difference)),
            ("level", words.Numbers.WholePercent(level)),
            ("interval", words.PointsRange(figure.Low, figure.High))));
    }

    private (string Mark, string Css) Mark(string name)
    {
        if (verdict is not { IsClaim: true } claim || claim.Subject != name)
        {
            return (Unjudged, "level");
        }

        return claim.Answer == "higher" ? (Up, "up") : (Down, "down");
    }

    private ScriptObject Count(ComparedFigure figure, int weeks)
    {
        var (now, was) = ((long)figure.Recent.Value!, (long)figure.Before.Value!);
        var (mark, css, label) = now.CompareTo(was) switch
        {
            > 0 => (Up, "up", "change_more"),
            < 0 => (Down, "down", "change_fewer"),
            _ => (Level, "level", "change_same"),
        };
        return Line(mark, css, figure.Change is { } share
            ? words.Plural(label, weeks, ("now", words.Count(now)), ("was", words.Count(was)), ("share", words.Numbers.WholePercent(Math.Abs(share))))
            : words.Plural("change_from_none", weeks, ("now", words.Count(now))));
    }

    private static ScriptObject Line(string mark, string css, string text) => new() { ["mark"] = mark, ["css"] = css, ["text"] = text };
}
