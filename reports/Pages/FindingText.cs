using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports.Pages;

/// <summary>What is odd about the data, in a sentence.</summary>
public static class FindingText
{
    public static string Of(DataFinding finding, Language language)
    {
        (string, string)[] values =
        [
            .. finding.Texts.Select(t => (t.Key, t.Value)),
            .. finding.Numbers.Select(n => (n.Key, n.Key == "share" ? language.Numbers.Percent(n.Value) : language.Numbers.Count((long)n.Value))),
        ];
        return language.Say("finding_" + finding.Name, values);
    }
}
