using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a figure of the latest whole weeks is against as many weeks before, in words.</summary>
internal static class LetterChange
{
    /// <summary>Null where the figure is not compared.</summary>
    public static ScriptObject? Of(Comparison comparison, string name) =>
        comparison.Figure(name) is not { Recent.Value: not null, Before.Value: not null } figure ? null : new ScriptObject
        {
            ["by"] = By(figure),
            ["text"] = $"last {Wording.Plural(comparison.Weeks, "week")} {Told(figure.Recent)}, before {Told(figure.Before)}",
        };

    private static string By(ComparedFigure figure) => figure.Recent.IsRate ? ByPoints(figure) : figure.Change switch
    {
        null => "new",
        > 0 and var up => "▲\u00A0+" + Percent.Format(up),
        < 0 and var down => "▼\u00A0−" + Percent.Format(-down),
        _ => "unchanged",
    };

    private static string ByPoints(ComparedFigure figure)
    {
        var (difference, verdict) = ChangeVerdict.Judge(Counts(figure.Before), Counts(figure.Recent));
        return verdict switch
        {
            Verdict.Higher => $"▲\u00A0{Percent.Points(difference!.Value)}",
            Verdict.Lower => $"▼\u00A0{Percent.Points(difference!.Value)}",
            Verdict.NotTold => $"{Percent.Points(difference!.Value)}, no clear change",
            _ => "too few to compare",
        };
    }

    private static string Told(Figure figure) =>
        figure is { Numerator: { } n, Denominator: { } all } ? $"{Wording.Value(figure)} ({Wording.Share(n, all)})" : Wording.Value(figure);

    private static Proportion Counts(Figure rate) => new(rate.Numerator ?? 0, rate.Denominator ?? 0);
}
