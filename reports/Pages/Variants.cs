using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Verdict = CampaignBatch.Reports.Statistics.Verdict;

namespace CampaignBatch.Reports.Pages;

/// <summary>The arms of an A/B test, each judged against the first.</summary>
internal static class Variants
{
    /// <summary>Empty where there are not two variants to compare, or nothing that is measured to compare them by. The first is that which the campaign lists first; without a list, the first by name.</summary>
    public static IReadOnlyList<VariantVerdict> Judged(CampaignReport report)
    {
        var listed = report.Campaign.Variants.ToList();
        var verdicts = VariantVerdict.Judge([.. report.Breakdowns.Variant.Where(row => row.Key is not null)
            .OrderBy(row => listed.Contains(row.Key!) ? listed.IndexOf(row.Key!) : listed.Count)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .SelectMany(row => Proportion(row, report.Campaign.Channel) is { } proportion ? new[] { (row.Key, proportion) } : [])]);
        return verdicts.Count < 2 ? [] : verdicts;
    }

    private static Proportion? Proportion(BreakdownRow row, Channel channel) => (channel == Channel.Push ? (row.Opened, row.Delivered) : (row.Taps, row.Impressions)) is ({ } part, { } whole)
        ? new(part, whole)
        : null;
}
