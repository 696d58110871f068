using System.Text.Json;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Running;

/// <summary>
/// What the site says that the ledger does not know yet. Asked after each run, so that what a killed run, or one by hand, published is
/// known too.
/// </summary>
internal static class SiteNews
{
    /// <param name="ledger">What is known.</param>
    /// <param name="site">The folder of the site.</param>
    /// <param name="run">The run that found out.</param>
    /// <param name="outcome">What that run says changed.</param>
    /// <param name="now">When.</param>
    public static IReadOnlyList<CampaignPublication> Of(RunLedger ledger, string site, Run run, RunOutcome outcome, DateTimeOffset now)
    {
        if (outcome.NothingNew && ledger.Runs.LastFingerprint() == outcome.Fingerprint)
        {
            return [];
        }

        var known = ledger.Publications.Newest();
        // An as-of that moved is no row: with events every minute it would be one for each campaign and minute.
        var changed = outcome.Changes.Select(c => c.Campaign).ToHashSet(StringComparer.Ordinal);
        var changes = outcome.Changes.Concat(LastTold(site)).DistinctBy(c => c.Campaign).ToDictionary(c => c.Campaign, c => c.What, StringComparer.Ordinal);
        var news = from entry in SiteReader.Read(site, reader => reader.Entries())
            where entry is { Id: not null, AsOf: not null }
            let publication = Publication(entry, run.Id, now)
            let before = known.GetValueOrDefault(publication.Campaign)
            where before is null || changed.Contains(publication.Campaign) || IsOther(before, publication)
            select publication with { Changes = changes.GetValueOrDefault(publication.Campaign) ?? (before is null ? ["First report"] : []) };
        return [.. news];
    }

    private static bool IsOther(CampaignPublication before, CampaignPublication publication) =>
        (before.Kpis, before.Name, before.Slug) != (publication.Kpis, publication.Name, publication.Slug);

    private static CampaignPublication Publication(IndexEntry entry, string run, DateTimeOffset now) => new()
    {
        RunId = run,
        Campaign = entry.Id!,
        Name = entry.Name,
        Slug = entry.Slug,
        PublishedAt = now,
        AsOf = Milliseconds(entry.AsOf!.Value),
        Kpis = JsonSerializer.Serialize(entry.Kpis.ToDictionary(k => k.Key, k => k.Value.Value)),
    };

    /// <summary>What the run before this one may have published and not lived to tell.</summary>
    private static IReadOnlyList<CampaignChange> LastTold(string site)
    {
        try
        {
            return Reports.Pages.Publication.FromJson(File.ReadAllBytes(Path.Combine(site, "runs", "history.json"))) is [var latest, ..] ? latest.Changes : [];
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return [];
        }
    }

    // As the ledger keeps it.
    private static DateTimeOffset Milliseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond));
}
