using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A term and what it is, as templates know it.</summary>
internal static class PageFacts
{
    public static ScriptObject Of(string term, string text) => new() { ["term"] = term, ["text"] = text };

    /// <summary>None where the dump gives nothing.</summary>
    public static IEnumerable<ScriptObject> Given(string term, string? text) => string.IsNullOrEmpty(text) ? [] : [Of(term, text)];
}
