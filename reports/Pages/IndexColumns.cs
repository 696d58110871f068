using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The figures that the index has a column for, and all that it can be sorted by.</summary>
internal static class IndexColumns
{
    /// <summary>Label of the column, and its figure by channel; null where a channel has none.</summary>
    public static IReadOnlyList<(string Label, string InApp, string? Push)> All { get; } =
    [
        ("column_response", "tap_through_rate", "open_rate"),
        ("column_messages", "total_impressions", "messages_sent"),
        ("column_refused", "dismissal_rate", "bounce_rate"),
        ("column_conversion", "conversion_rate", "conversion_rate"),
        ("column_reach", "reach", "reach"),
        ("column_audience", "audience_size", "audience_size"),
    ];

    public static string? Figure((string Label, string InApp, string? Push) column, Channel? channel) => channel == Channel.Push ? column.Push : column.InApp;

    /// <summary>The end of the scale that all rates of a column are drawn on: they can be compared by eye.</summary>
    public static IReadOnlyDictionary<string, double> Ends(IEnumerable<IndexEntry> entries)
    {
        var highs = All.ToDictionary(column => column.Label, _ => 0.0);
        foreach (var entry in entries)
        {
            foreach (var column in All)
            {
                if (Of(entry, Figure(column, entry.Channel)) is { High: { } high, IsSmall: false })
                {
                    highs[column.Label] = Math.Max(highs[column.Label], high);
                }
            }
        }

        return highs.ToDictionary(high => high.Key, high => IntervalBar.End(high.Value));
    }

    /// <summary>The entry's figure of that name; null where it has none.</summary>
    public static Figure? Of(IndexEntry entry, string? name) => name is null ? null : entry.Kpis.FirstOrDefault(k => k.Key == name).Value;
}
