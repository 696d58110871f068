using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Verdict = CampaignBatch.Reports.Statistics.Verdict;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The variants of an A/B test against the first of them, in words.</summary>
internal sealed class VariantTable(CampaignReport report, Wording words)
{
    private readonly PageTable table = new(words);

    /// <summary>Null where there are not two variants to compare.</summary>
    public ScriptObject? Model()
    {
        var verdicts = Variants.Judged(report);
        return verdicts.Count == 0 ? null : table.Of(
            words.Say("variants_caption", ("rate", words[report.Campaign.Channel == Channel.Push ? "kpi_open_rate" : "kpi_tap_through_rate"])),
            [
                PageTable.Words(words["breakdown_variant"]), PageTable.Numbers(words["heading_difference"]), PageTable.Numbers(words["heading_interval"]),
                PageTable.Words(words["heading_verdict"]),
            ],
            verdicts, verdict =>
            [
                table.Given(verdict.Key), PageTable.Number(words.Numbers.Points(verdict.Difference?.Value), verdict.Difference?.Value),
                PageTable.Number(verdict.Difference is { } difference ? words.Points(difference.Interval) : Percent.NotAvailable, verdict.Difference?.Interval.Low),
                PageTable.Text(Say(verdict)),
            ], "data/breakdown_variant.csv");
    }

    private string Say(VariantVerdict verdict) => verdict.Verdict switch
    {
        Verdict.Reference => words["variant_reference"],
        Verdict.TooFew => words["variant_too_few"],
        Verdict.NotTold => words.Say("variant_not_told", ("p", P(verdict, words))),
        Verdict.Higher => words.Say("variant_higher", ("p", P(verdict, words))),
        _ => words.Say("variant_lower", ("p", P(verdict, words))),
    };

    /// <summary>"= 0.012" or "&lt; 0.001".</summary>
    public static string P(VariantVerdict verdict, Wording words) => verdict.AdjustedP is < 0.001
        ? "< " + words.Numbers.Fixed(0.001, 3)
        : "= " + words.Numbers.Fixed(verdict.AdjustedP!.Value, 3);
}
