using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>The campaigns there are: those that the dumps name, and those with a published report.</summary>
internal sealed class Shelf(ServiceSettings settings, Workbench bench, RunLedger ledger)
{
    // Reading the dumps of campaigns takes a moment; a page may be looked at often.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private IReadOnlyList<(string Id, string? Name, string? Fault)> named = [];
    private long? namedAt;

    /// <summary>Running ones first, then by name.</summary>
    public IReadOnlyList<CampaignLine> Campaigns()
    {
        var published = Entries().ToDictionary(e => e.Id!, StringComparer.Ordinal);
        var newest = ledger.Publications.Newest();
        var names = Named().ToDictionary(n => n.Id, StringComparer.Ordinal);
        return
        [
            .. from id in published.Keys.Union(names.Keys)
            let entry = published.GetValueOrDefault(id)
            let row = names.GetValueOrDefault(id)
            orderby entry?.Status switch { CampaignStatus.Running => 0, CampaignStatus.Scheduled => 1, null => 2, _ => 3 }, row.Name ?? entry?.Name ?? id, id
            select new CampaignLine(id, row.Name ?? entry?.Name ?? id, entry, row.Fault, newest.GetValueOrDefault(id)),
        ];
    }

    private IReadOnlyList<IndexEntry> Entries()
    {
        try
        {
            return [.. SiteReader.Read(settings.Line.Out, reader => reader.Entries()).Where(e => e.Id is not null)];
        }
        catch (NoSite)
        {
            return [];
        }
    }

    private IReadOnlyList<(string Id, string? Name, string? Fault)> Named()
    {
        lock (gate)
        {
            if (namedAt is { } at && bench.Clock.GetElapsedTime(at) < Fresh)
            {
                return named;
            }

            try
            {
                var list = bench.Campaigns(settings.Line, CancellationToken.None);
                named = [.. list.Sound.Select(c => (c.Id, (string?)c.Name, (string?)null)), .. list.Failed.Where(f => f.Id is not null).Select(f => (f.Id!, f.Name, (string?)f.Reason))];
            }
            catch (LineError)
            {
                // The dumps are away: what is published is there still.
                named = [];
            }

            namedAt = bench.Clock.GetTimestamp();
            return named;
        }
    }
}
