using System.Collections.Concurrent;
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

    /// <summary>Stands for a campaign while it is to be drawn by whoever is there.</summary>
    private static readonly DrawnCampaign Laid = new(new IndexEntry { Id = null });

    private readonly SiteBuild _build;
    private readonly LineSettings _settings;
    private readonly CampaignList _campaigns;
    private readonly IProgress<LineProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly SiteLook _look;
    private readonly ReportDrawing _drawing;
    private readonly IReadOnlyDictionary<string, string> _slugs;
    private readonly Stopwatch _watch;
    private SharedDrawing? _shared;

    /// <exception cref="SettingsError">A campaign is asked for that no dump names.</exception>
    public SiteDrawing(SiteBuild build, LineSettings settings, SiteLook look, CampaignList campaigns, IProgress<LineProgress>? progress, Stopwatch watch, CancellationToken cancel)
    {
        _watch = watch;
        (_build, _settings, _campaigns, _progress, _cancel) = (build, settings, campaigns, progress, cancel);
        (_look, _drawing) = (look, new ReportDrawing(look));
        _slugs = Slugs.Of(campaigns.KnownIds);
        var unknown = settings.Campaigns.Where(c => !_slugs.ContainsKey(c)).ToList();
        if (unknown.Count > 0)
        {
            throw new SettingsError($"No dump names the campaign {string.Join(", ", unknown.Select(u => $"'{u}'"))}: see the index for the ids there are.");
        }
    }

    /// <summary>Draws every campaign that is asked for; the others stay as they were published.</summary>
    /// <param name="reports">What to draw.</param>
    /// <param name="fingerprint">Digest of everything that the reports are made from.</param>
    /// <returns>What the index says of each, in order of id.</returns>
    public IReadOnlyList<DrawnCampaign> Draw(ReportReader reports, string fingerprint)
    {
        var drawn = _settings.Share is { } share
            ? Together(share, reports, fingerprint)
            : Alone(reports);
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
            _drawing.Pages.WriteIndex(_build.Folder, new SiteIndex(asOf.ToDateTimeOffset(), [.. drawn.Select(d => d.Entry)], quality, provenance.Inputs.Count));
            _drawing.Pages.WriteRuns(_build.Folder, history, quality);
        });
        _build.Write("runs/history.json", Publication.ToJson(history));
        _build.Write(RunRecord.File, record.ToJson());
        return record;
    }

    /// <summary>Takes away what only the making needed, once all is published: until then, whoever goes on after us needs it too.</summary>
    public void End() => _shared?.End();

    private bool IsAskedFor(Campaign campaign) => _settings.Campaigns.Count == 0 || _settings.Campaigns.Contains(campaign.Id);

    private DrawnCampaign?[] Alone(ReportReader reports)
    {
        var done = 0;
        return Each((campaign, place) =>
        {
            var drawn = !IsAskedFor(campaign) ? Kept(campaign) : Broken(reports, place) is { } broken ? Failed(broken) : Drawn(reports, place);
            _progress?.Report(new LineProgress(LineStage.Draw, Interlocked.Increment(ref done), _campaigns.Sound.Count, campaign.Name));
            return drawn;
        });
    }

    private DrawnCampaign?[] Each(Func<Campaign, int, DrawnCampaign?> become)
    {
        var drawn = new DrawnCampaign?[_campaigns.Sound.Count];
        // One at a time: a worker that takes several at once leaves the others idle at the end.
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, drawn.Length), EnumerablePartitionerOptions.NoBuffering), Several, place => drawn[place] = become(_campaigns.Sound[place], place));
        return drawn;
    }

    private ParallelOptions Several => new() { MaxDegreeOfParallelism = _settings.Threads, CancellationToken = _cancel };

    private DrawnCampaign Drawn(ReportReader reports, int place)
    {
        var campaign = _campaigns.Sound[place];
        var (report, entry, failure) = _drawing.Draw(() => reports.Of(place), FolderOf(campaign), _slugs[campaign.Id]);
        if (report is null || entry is null)
        {
            return Failed(new FailedCampaign(campaign.Id, campaign.Name, failure!));
        }

        _build.Write($"campaigns/{_slugs[campaign.Id]}/entry.json", entry.ToJson());
        return Told(report, entry);
    }

    /// <summary>Lays out what reports are drawn from, has them drawn by whoever is there, and brings what was drawn into the site.</summary>
    private DrawnCampaign?[] Together(CampaignSharing share, ReportReader reports, string fingerprint)
    {
        var drawing = _shared = SharedDrawing.Begin(_settings, _look, _drawing, fingerprint);
        var laid = Each((campaign, place) =>
        {
            if (!IsAskedFor(campaign))
            {
                return Kept(campaign);
            }

            var why = Broken(reports, place) ?? (ReportDrawing.WhyNot(() => Lay(reports, place, drawing)) is { } failure ? new FailedCampaign(campaign.Id, campaign.Name, failure) : null);
            return why is null ? Laid : Failed(why);
        });
        var slugs = laid.Index().Where(l => ReferenceEquals(l.Item, Laid)).ToDictionary(l => l.Index, l => _slugs[_campaigns.Sound[l.Index].Id]);
        var done = 0;
        _progress?.Report(new LineProgress(LineStage.Draw, 0, slugs.Count));
        var drawn = slugs.Keys.Zip(share(drawing.Order, [.. slugs.Values], Draw, _cancel)).ToDictionary();
        return Each((campaign, place) =>
            !ReferenceEquals(laid[place], Laid) ? laid[place]
            : drawn[place].Failure is { } failure ? Failed(new FailedCampaign(campaign.Id, campaign.Name, failure))
            : Brought(reports, place, drawing, drawn[place]));

        DrawnReport Draw(string slug, long token, CancellationToken stop)
        {
            var report = drawing.Draw(slug, token, stop);
            _progress?.Report(new LineProgress(LineStage.Draw, Interlocked.Increment(ref done), slugs.Count, slug));
            return report;
        }
    }

    private void Lay(ReportReader reports, int place, SharedDrawing drawing)
    {
        var (report, tables) = reports.Of(place);
        drawing.Lay(_slugs[report.Campaign.Id], report, tables);
    }

    private DrawnCampaign Brought(ReportReader reports, int place, SharedDrawing drawing, DrawnReport drawn)
    {
        var slug = _slugs[_campaigns.Sound[place].Id];
        if (_build.Bring(drawing.Drawn(slug, drawn.Token), $"campaigns/{slug}") != drawn.Digest)
        {
            drawing.End();
            throw new CannotWrite($"Cannot write {_settings.Out}: {drawing.Drawn(slug, drawn.Token)} does not hold what a worker drew there. See that all machines share the folder {_settings.CacheFolder} itself, then run again.");
        }

        return Told(reports.Of(place).Report, IndexEntry.FromJson(File.ReadAllBytes(Path.Combine(_build.Folder, "campaigns", slug, "entry.json"))));
    }

    /// <summary>Why there is no report to draw; null where there is one.</summary>
    private FailedCampaign? Broken(ReportReader reports, int place)
    {
        // Before anything is made of its figures: what cannot be true need not be drawable either.
        var (campaign, why) = (_campaigns.Sound[place], Contradiction(reports, place) ?? Emptied(reports, place) ?? TooLong(reports, place));
        return why is null ? null : new FailedCampaign(campaign.Id, campaign.Name, why);
    }

    /// <summary>Nothing good is replaced by nothing: a report with messages by one without, because the rows of just this campaign cannot be used.</summary>
    private string? Emptied(ReportReader reports, int place) => reports.EmptiedAt(place) is { } quality
        ? EmptyRunGuard.WhyKept(Path.Combine(_settings.Out, "campaigns", _slugs[_campaigns.Sound[place].Id]), quality)
        : null;

    /// <summary>A column of ids in place of names would make a report that nobody can open.</summary>
    private string? TooLong(ReportReader reports, int place) => reports.TooLongAt(place, _settings.MostBreakdownRows) is not { } found ? null : FormattableString.Invariant(
        $"its messages name {found.Rows:N0} different values of {found.Breakdown}, more than the {_settings.MostBreakdownRows:N0} that a report can hold. See what the dumps have in the column {found.Breakdown}: it is meant for few names, not for ids.");

    private static string? Contradiction(ReportReader reports, int place) => reports.BrokenBy(place) is not { } broken ? null : FormattableString.Invariant(
        $"its figures contradict each other: {broken.Name} does not hold ({broken.Left} against {broken.Right}). This is a fault of the program, or of its cache: delete that and run again; if it stays, report it with the dumps.");

    private DrawnCampaign Told(CampaignReport report, IndexEntry entry) => new(entry)
    {
        Change = Changes.Between(Path.Combine(_settings.Out, "campaigns", entry.Slug!), report, Path.Combine(FolderOf(report.Campaign), "report.json"), _look.Language),
    };

    private string FolderOf(Campaign campaign) => Path.Combine(_build.Folder, "campaigns", _slugs[campaign.Id]);

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
