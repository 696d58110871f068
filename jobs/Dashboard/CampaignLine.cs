using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>A campaign as the dashboard lists it.</summary>
/// <param name="Id">As in the dump.</param>
/// <param name="Name">As in the dump; its id where that gave none.</param>
/// <param name="Entry">Its published report; null without one.</param>
/// <param name="Fault">What is wrong with its row; null for nothing.</param>
/// <param name="Newest">When a run last changed its report; null where the ledger knows of none.</param>
public sealed record CampaignLine(string Id, string Name, IndexEntry? Entry, string? Fault, CampaignPublication? Newest)
{
    /// <summary>Address of the report below that of the service; null without one.</summary>
    public string? Report => Entry?.Slug is { } slug ? $"/campaigns/{slug}/index.html" : null;
}
