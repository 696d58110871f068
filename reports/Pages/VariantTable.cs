using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The variants of an A/B test against the first of them, in words.</summary>
internal static class VariantTable
{
    /// <summary>Null where there are not two variants to compare.</summary>
    public static ScriptObject? Of(CampaignReport report)
    {
        var isPush = report.Campaign.Channel == Channel.Push;
        var verdicts = VariantVerdict.Judge([.. InOrder(report).Select(row => (row.Key, Proportion(row, isPush)))]);
        return verdicts.Count < 2 ? null : PageTable.Of(
            $"{(isPush ? "Open rate" : "Tap-through rate")} of each variant against the first: difference with Newcombe's 95 % interval; p by Holm where there are several",
            [PageTable.Words("Variant"), PageTable.Numbers("Difference"), PageTable.Numbers("95 % interval"), PageTable.Words("Verdict")],
            verdicts, verdict =>
            [
                PageTable.Given(verdict.Key), PageTable.Number(Percent.Points(verdict.Difference?.Value)),
                PageTable.Number(Interval(verdict.Difference)), PageTable.Text(Say(verdict)),
            ], "data/breakdown_variant.csv");
    }

    // The first is that which the campaign lists first; without a list, the first by name.
    private static IEnumerable<BreakdownRow> InOrder(CampaignReport report)
    {
        var listed = report.Campaign.Variants.ToList();
        return report.Breakdowns.Variant.Where(row => row.Key is not null)
            .OrderBy(row => listed.Contains(row.Key!) ? listed.IndexOf(row.Key!) : listed.Count)
            .ThenBy(row => row.Key, StringComparer.Ordinal);
    }

    private static Proportion Proportion(BreakdownRow row, bool isPush) => isPush ? new(row.Opened, row.Delivered) : new(row.Taps, row.Impressions);

    private static string Interval(Difference? difference) => difference is null
        ? Percent.NotAvailable
        : $"{Percent.Points(difference.Interval.Low)} to {Percent.Points(difference.Interval.High)}";

    private static string Say(VariantVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Reference => "The first: the others are compared with it.",
        Verdict.TooFew => "Fewer than 30 messages: too few to judge by.",
        Verdict.NotTold => $"The data do not tell the two apart (p {P(verdict)}).",
        Verdict.Higher => $"Higher than the first (p {P(verdict)}).",
        _ => $"Lower than the first (p {P(verdict)}).",
    };

    private static string P(VariantVerdict verdict) => verdict.AdjustedP is < 0.001
        ? "< 0.001"
        : "= " + verdict.AdjustedP!.Value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture);
}
