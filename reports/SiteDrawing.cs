using System.Diagnostics;
using System.Text.Json;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;
using NodaTime;

namespace CampaignBatch.Reports;

/// <summary>The second half of the line: reports drawn, several at a time, into the site that is being built.</summary>
internal sealed class SiteDrawing
{
    /// <summary>Publications that the history keeps.</summary>
    private const int LongestHistory = 500;

    /// <summary>Changed campaigns that one publication tells of.</summary>
    private const int MostChanges = 200;

    private readonly SiteBuild _build;
    private readonly LineSettings _settings;
    private readonly CampaignList _campaigns;
    private readonly IProgress<LineProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly Lock _reading = new();
    private readonly SiteLook _look;
    private readonly PageWriter _pages;
    private readonly IReadOnlyDictionary<string, string> _slugs;
    private readonly IReadOnlyDictionary<string, Rule> _rules = Rules.All();
    private readonly Stopwatch _watch;

    /// <exception cref="SettingsError">A campaign is asked for that no dump names.</exception>
    public SiteDrawing(SiteBuild build, LineSettings settings, SiteLook look, CampaignList campaigns, IProgress<LineProgress>? progress, Stopwatch watch, CancellationToken cancel)
    {
        _watch = watch;
        (_build, _settings, _campaigns, _progress, _cancel) = (build, settings, campaigns, progress, cancel);
        (_look, _pages) = (look, new PageWriter(look.Templates, look.Language));
        _slugs = Slugs.Of(campaigns.KnownIds);
        var unknown = settings.Campaigns.Where(c => !_slugs.ContainsKey(c)).ToList();
        if (unknown.Count > 0)
        {
            throw new SettingsError($"No dump names the campaign {string.Join(", ", unknown.Select(u => $"'{u}'"))}: see the index for the ids there are.");
        }
    }

    /// <summary>Draws every campaign that is asked for; the others stay as they were published.</summary>
    /// <returns>What the index says of each, in order of id.</returns>
    public IReadOnlyList<DrawnCampaign> Draw(ReportReader reports)
    {
        var drawn = new DrawnCampaign?[_campaigns.Sound.Count];
        var done = 0;
        Parallel.For(0, drawn.Length, new ParallelOptions { MaxDegreeOfParallelism = _settings.Threads, CancellationToken = _cancel }, place =>
        {
            var campaign = _campaigns.Sound[place];
            drawn[place] = _settings.Campaigns.Count > 0 && !_settings.Campaigns.Contains(campaign.Id) ? Kept(campaign) : Drawn(reports, place);
            _progress?.Report(new LineProgress(LineStage.Draw, Interlocked.Increment(ref done), drawn.Length, campaign.Name));
        });
        return [.. drawn.OfType<DrawnCampaign>(), .. _campaigns.Failed.Select(Failed)];
    }

    /// <summary>Writes index and history.</summary>
    public RunRecord Finish(IReadOnlyList<DrawnCampaign> drawn, Instant asOf, Provenance provenance, DataQuality quality, IReadOnlyList<ColumnChange> columns, string fingerprint)
    {
        var publication = new Publication
        {
            AsOf = asOf.ToDateTimeOffset(),
            Cause = _settings.Cause,
            Run = _settings.Story?.Run,
            AskedBy = _settings.Story?.AskedBy,
            StartedAt = _settings.Story?.StartedAt,
            Took = _settings.Story is null ? null : _watch.Elapsed,
            Inputs = provenance.Inputs.Count,
            RowsRead = quality.Read,
            RowsAccepted = quality.Accepted,
            RowsRejected = quality.Rejected,
            CampaignsPublished = drawn.Count(d => d.Failure is null),
            CampaignsUnchanged = drawn.Count(d => d.IsKept && d.Failure is null),
            Changes = [.. drawn.Select(d => d.Change).OfType<CampaignChange>().Take(MostChanges)],
            Columns = columns,
            Failed = [.. drawn.Select(d => d.Failure).OfType<FailedCampaign>()],
        };
        // Without what depends on the publication before: the same input leaves the same record.
        var record = new RunRecord(publication with { Changes = [], Columns = [] }, quality);
        var history = History(publication, fingerprint);
        WriteFault.Guard(_build.Folder, () =>
        {
            _pages.WriteIndex(_build.Folder, new SiteIndex(asOf.ToDateTimeOffset(), [.. drawn.Select(d => d.Entry)], quality, provenance.Inputs.Count));
            _pages.WriteRuns(_build.Folder, history, quality);
        });
        _build.Write("runs/history.json", Publication.ToJson(history));
        _build.Write(RunRecord.File, record.ToJson());
        return record;
    }

    private DrawnCampaign Drawn(ReportReader reports, int place)
    {
        var campaign = _campaigns.Sound[place];
        // Before anything is made of its figures: what cannot be true need not be drawable either.
        if (reports.BrokenBy(place) is { } broken)
        {
            return Failed(new FailedCampaign(campaign.Id, campaign.Name, FormattableString.Invariant($"its figures contradict each other: {broken.Name} does not hold ({broken.Left} against {broken.Right}). This is a fault of the program, or of its cache: delete that and run again; if it stays, report it with the dumps.")));
        }

        try
        {
            return Made(reports, place);
        }
        catch (Exception first) when (MayPass(first))
        {
            // Libraries keep state that threads share: what went wrong once in a thousand pages goes well the second time.
            try
            {
                return Made(reports, place);
            }
            catch (Exception error) when (MayPass(error))
            {
                // One campaign that cannot be drawn must not keep the others from their readers.
                Discard(campaign);
                return Failed(new FailedCampaign(campaign.Id, campaign.Name, $"its report cannot be drawn: {error.GetType().Name}: {error.Message}{At(error)}"));
            }
        }
    }

    private DrawnCampaign Made(ReportReader reports, int place)
    {
        CampaignReport report;
        CampaignTables tables;
        lock (_reading)
        {
            (report, tables) = reports.Of(place);
        }

        Discard(report.Campaign);
        var slug = _slugs[report.Campaign.Id];
        var folder = Path.Combine(_build.Folder, "campaigns", slug);
        WriteFault.Guard(folder, () => _pages.WriteCampaign(folder, report, tables, ChartArtist.Draw(report, tables, _look.Language), _rules));
        var entry = IndexEntry.Of(report, slug, Sparkline(report));
        _build.Write($"campaigns/{slug}/entry.json", entry.ToJson());
        return new DrawnCampaign(entry) { Change = Changes.Between(Path.Combine(_settings.Out, "campaigns", slug), report, Path.Combine(folder, "report.json"), _look.Language) };
    }

    private static bool MayPass(Exception error) => error is TemplateError or not (LineError or OperationCanceledException or OutOfMemoryException);

    /// <summary>Where in the program a fault of ours is, for who reports it.</summary>
    private static string At(Exception error) => error is not TemplateError && error.TargetSite is { } site ? $" (in {site.DeclaringType?.Name}.{site.Name})" : "";

    /// <summary>Takes a half written report away.</summary>
    private void Discard(Campaign campaign)
    {
        var half = Path.Combine(_build.Folder, "campaigns", _slugs[campaign.Id]);
        if (Directory.Exists(half))
        {
            Directory.Delete(half, true);
        }
    }

    /// <summary>Tap-through rate, or opens, of each complete day.</summary>
    private static string Sparkline(CampaignReport report) => ChartArtist.Sparkline(KpiDays.Of(report, report.Campaign.Channel == Channel.InApp ? "tap_through_rate" : "open_rate"));

    private DrawnCampaign? Kept(Campaign campaign) => LastGood(campaign.Id) is { } entry ? new DrawnCampaign(entry, true) : null;

    private DrawnCampaign Failed(FailedCampaign failed)
    {
        var last = failed.Id is { } id ? LastGood(id) : null;
        return new DrawnCampaign(IndexEntry.Of(failed, last), last is not null, failed with { HasLastGood = last is not null });
    }

    /// <summary>Carries the published report of a campaign over, if there is one.</summary>
    private IndexEntry? LastGood(string id)
    {
        var folder = $"campaigns/{_slugs[id]}";
        if (!_build.Keep(folder))
        {
            return null;
        }

        try
        {
            return IndexEntry.FromJson(File.ReadAllBytes(Path.Combine(_build.Folder, folder, "entry.json"))) with { Failure = null };
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Newest first. Publishing the same input again adds nothing: it is the same publication.</summary>
    private IReadOnlyList<Publication> History(Publication publication, string fingerprint)
    {
        IReadOnlyList<Publication> before = [];
        var file = Path.Combine(_settings.Out, "runs", "history.json");
        try
        {
            before = _build.Standing is not null && File.Exists(file) ? Publication.FromJson(File.ReadAllBytes(file)) : [];
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            // A damaged history begins anew.
        }

        var told = before.Skip(_build.Standing?.Inputs == fingerprint && publication.Run is null ? 1 : 0);
        return [publication, .. (_settings.Story?.Woven(told) ?? told).Take(LongestHistory - 1)];
    }
}
