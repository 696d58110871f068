namespace CampaignBatch.Reports.Pages;

/// <summary>The definitions behind every figure.</summary>
internal static class MetricDictionary
{
    /// <summary>Version of the metric dictionary that the rules on pages are of.</summary>
    public const int Version = 2;

    /// <summary>As a page names it.</summary>
    public static string Name(Wording words) => words.Say("dictionary", ("version", words.Count(Version)));
}
