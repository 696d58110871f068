using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's status as pages and files call it.</summary>
internal static class StatusText
{
    public static ScriptObject Of(CampaignStatus status) => new() { ["text"] = status.ToString(), ["css"] = Code(status) };

    /// <summary>As in report.json.</summary>
    public static string Code(CampaignStatus status) => status.ToString().ToLowerInvariant();
}
