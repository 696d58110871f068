using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>How campaigns stand together on the index: those that got no new report first.</summary>
internal static class IndexGroup
{
    /// <summary>In order, by the names of their labels.</summary>
    public static IReadOnlyList<string> All { get; } = ["failing", "running", "scheduled", "ended"];

    /// <summary>Place of an entry's group.</summary>
    public static int Of(IndexEntry entry) => (entry.Failure, entry.Status) switch
    {
        ({ }, _) => 0,
        (_, CampaignStatus.Running) => 1,
        (_, CampaignStatus.Scheduled) => 2,
        _ => 3,
    };

    /// <summary>Group by group, the newest first.</summary>
    public static IReadOnlyList<IndexEntry> InOrder(IEnumerable<IndexEntry> entries) =>
    [
        .. entries.OrderBy(Of)
            .ThenByDescending(entry => entry.StartsAt)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Failure, StringComparer.Ordinal),
    ];
}
