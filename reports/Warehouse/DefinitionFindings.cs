using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What a campaign's own row says that nothing in the data meets.</summary>
internal static class DefinitionFindings
{
    /// <summary>Names that a sentence holds.</summary>
    private const int Most = 5;

    public static IEnumerable<DataFinding> Of(CampaignReport report) => [.. Goal(report), .. Variants(report)];

    /// <summary>Whether two names are one in another spelling, or one of them holds the other.</summary>
    public static bool AreSimilar(string one, string other)
    {
        var (bare, others) = (SimilarName.Bare(one), SimilarName.Bare(other));
        return bare == others
            || SimilarName.Of(one, [other]) is not null
            || (Math.Min(bare.Length, others.Length) > 3 && (bare.Contains(others, StringComparison.Ordinal) || others.Contains(bare, StringComparison.Ordinal)));
    }

    private static IEnumerable<DataFinding> Goal(CampaignReport report) =>
        report.Campaign.Goal is { } goal && report.GoalNamesFound.FirstOrDefault(n => AreSimilar(n, goal)) is { } similar
            ? [Found("near_goal", report, ("goal", goal), ("similar", similar))]
            : [];

    private static IEnumerable<DataFinding> Variants(CampaignReport report)
    {
        var named = report.Campaign.Variants;
        var found = report.Breakdowns.Variant.Select(v => v.Key).OfType<string>().ToList();
        return named.Count == 0 || found.Count == 0 || named.Intersect(found).Any() ? []
            : [Found("variants_not_found", report, ("named", Listed(named)), ("found", Listed(found)))];
    }

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Take(Most)) + (names.Count > Most ? ", …" : "");

    private static DataFinding Found(string name, CampaignReport report, params (string Name, string Text)[] texts) => new()
    {
        Name = name,
        Level = TrustLevel.Look,
        Campaigns = [report.Campaign.Id],
        Texts = texts.ToDictionary(t => t.Name, t => t.Text),
    };
}
