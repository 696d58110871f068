using System.Diagnostics;
using System.Runtime.ExceptionServices;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>The whole way from a folder of dumps to a published site.</summary>
public static class Line
{
    /// <summary>How often a run reads what it needs of a cache that proves damaged.</summary>
    private const int MostAttempts = 3;

    /// <summary>Name and version of this program.</summary>
    public static string Program { get; } = $"campaign-batch {typeof(Line).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>Runs once. Everything it needs to know comes as <paramref name="settings"/>; it has no clock of its own.</summary>
    /// <exception cref="LineError">The run ended without touching the published site.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the published site is as it was.</exception>
    public static RunOutcome Run(LineSettings settings, IProgress<LineProgress>? progress = null, CancellationToken cancel = default) => Unwrapped(() =>
    {
        var watch = new StageWatch();
        var look = SiteLook.Of(settings);
        using var intake = Intake.Find(settings, progress, cancel);
        var fingerprint = intake.Fingerprint(look.Digest);
        watch.Lap(LineStage.Find);
        if (!settings.Force && Standing(settings, intake, look.Digest, fingerprint) is { } standing)
        {
            SiteBuild.Sweep(settings.Out, intake.Sweep);
            return standing.NothingNew(settings.Out, watch.Took) with { Fingerprint = fingerprint };
        }

        using var build = SiteBuild.Begin(settings.Out);
        intake.Sweep();
        using var computed = Compute(settings, intake, intake.Kept, intake.Packed, () => watch.Lap(LineStage.Read), progress, cancel);
        var (folder, calculation, quality) = computed;
        EmptyRunGuard.Check(settings, calculation, quality.Run);
        var provenance = new Provenance(folder.Inputs(), Program, Intake.DuckDb, NodaTime.DateTimeZoneProviders.Tzdb.VersionId, intake.SettingsHash);
        var reports = new ReportReader(calculation, provenance, quality, cancel);
        watch.Lap(LineStage.Compute);
        var site = new SiteDrawing(build, settings, look, calculation.Campaigns, progress, watch.All, cancel);
        var drawn = site.Draw(reports, fingerprint);
        watch.Lap(LineStage.Draw);
        var record = site.Finish(drawn, calculation.AsOf, provenance, quality.Run, intake.Columns.Compare(folder.Dumps), fingerprint);
        progress?.Report(new LineProgress(LineStage.Publish, 0, 1));
        build.Write(PreviousInputs.File, PreviousInputs.ToJson(folder));
        build.Publish(fingerprint, null, settings.Fence, cancel);
        site.End();
        // What follows only saves time later: the site is published, whatever becomes of it.
        var notTidied = Afterwards(intake.Tidy);
        intake.Columns.Remember(folder.Dumps);
        calculation.Keep();
        progress?.Report(new LineProgress(LineStage.Publish, 1, 1));
        watch.Lap(LineStage.Publish);
        return record.Outcome(settings.Out, watch.Took) with
        {
            Fingerprint = fingerprint,
            Changes = [.. drawn.Select(d => d.Change).OfType<CampaignChange>()],
            FilesChanged = intake.Changed,
            CacheRepaired = intake.Damaged,
            Warnings = notTidied is null ? [] : [notTidied],
            CampaignNotes = folder.Campaigns.Notes,
            FilesUsed = provenance.Inputs.Count,
            FilesRead = folder.Dumps.Count(d => d.Dump.Kind == DumpKind.Events && !d.IsReused && d.Staged.Refused is null),
            FilesReused = folder.Dumps.Count(d => d.Dump.Kind == DumpKind.Events && d.IsReused && d.Staged.Refused is null),
        };
    });

    /// <summary>Reads and judges the dumps as <see cref="Run"/> would, and publishes nothing.</summary>
    /// <exception cref="LineError">There is nothing to judge.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckOutcome Check(LineSettings settings, IProgress<LineProgress>? progress = null, CancellationToken cancel = default) => Unwrapped(() =>
    {
        using var intake = Intake.Find(settings, progress, cancel);
        using var computed = Compute(settings, intake, null, null, () => { }, progress, cancel);
        var (folder, calculation, quality) = computed;
        var refused = folder.Refused.ToDictionary(f => f.File, f => f.Reason, StringComparer.Ordinal);
        return new CheckOutcome
        {
            AsOf = calculation.KnowsAsOf ? calculation.AsOf.ToDateTimeOffset() : null,
            Files =
            [
                .. folder.Dumps.Where(d => !d.Dump.IsGathered).DistinctBy(d => d.Dump.File).Select(d => refused.TryGetValue(d.Dump.File, out var why)
                        ? new CheckedFile(d.Dump.File, null, d.Dump.Bytes, FileFate.Refused, why)
                        : new CheckedFile(d.Dump.File, folder.RowsOf(d), d.Dump.Bytes, FileFate.Read))
                    .Concat(intake.Folder.Skipped.Select(f => new CheckedFile(f.File, null, f.Bytes, FileFate.Skipped, f.Reason)))
                    .OrderBy(f => f.File, StringComparer.Ordinal),
            ],
            Changed = intake.Changed,
            NearColumns = folder.NearColumns,
            CampaignNotes = folder.Campaigns.Notes,
            DataQuality = quality.Run,
            Sound = calculation.Campaigns.Sound,
            Failed = calculation.Campaigns.Failed,
        };
    });

    /// <summary>Reads and computes. What of the cache proves damaged on the way is dropped, and made again from the dumps.</summary>
    /// <exception cref="CannotWrite">The cache is damaged again and again.</exception>
    private static Computed Compute(LineSettings settings, Intake intake, KeptFigures? kept, PackedDumps? packed, Action hasRead, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            Calculation? calculation = null;
            try
            {
                var folder = intake.Read();
                hasRead();
                calculation = Calculation.Make(folder.Dumps, folder.Campaigns, intake.Staged, settings, intake.Spill, kept, packed, progress, cancel);
                AsOfGuard.Check(settings, calculation, cancel);
                return new Computed(folder, calculation, Quality(settings, intake, folder, calculation, cancel));
            }
            catch (DamagedCacheException) when (attempt < MostAttempts)
            {
                calculation?.Dispose();
            }
            catch (DamagedCacheException damaged)
            {
                calculation?.Dispose();
                throw new CannotWrite($"The cache '{settings.CacheFolder}' does not give back what is written into it ({damaged.Message}). Check its disk, or name another folder with --cache.", damaged);
            }
            catch
            {
                calculation?.Dispose();
                throw;
            }
        }
    }

    /// <summary>Does what a run that has published need not fail over.</summary>
    /// <returns>Why it could not be done, in words; null where it could.</returns>
    private static string? Afterwards(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception error) when (WriteFault.IsOne(error))
        {
            return $"The site is published, but the cache could not be written afterwards: {error.Message.TrimEnd('.')}. Nothing is lost; the next run may take longer.";
        }
    }

    private static QualityReader Quality(LineSettings settings, Intake intake, ReadFolder folder, Calculation calculation, CancellationToken cancel)
    {
        // What lies after a given T enters no figure.
        var late = calculation.LateRows is { } rows && rows.FirstAt <= Instants.Micros(calculation.AsOf) ? rows : null;
        var ingest = new IngestReport
        {
            Refused = folder.Refused,
            Skipped = intake.Folder.Skipped,
            Unread = folder.EventsUnread,
            Unmeasured = folder.Unmeasured,
            Findings = RunFindings.Of(folder, intake.Folder, PreviousInputs.Vanished(settings.Out, folder), calculation.AmbiguousIds, late),
        };
        return new QualityReader(calculation.Database, folder.Measured, settings.Trust, folder.Dumps, ingest, calculation.Campaigns.KnownIds, intake.Staged, cancel);
    }

    /// <summary>The sources that come with the program and may fit the dumps, the best first.</summary>
    /// <exception cref="LineError">There is no data folder, or no cache.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<SourceProposal> Propose(LineSettings settings, CancellationToken cancel = default)
    {
        var proposals = new List<SourceProposal>();
        foreach (var source in Source.Shipped)
        {
            cancel.ThrowIfCancellationRequested();
            using var intake = Intake.Of(settings with { Source = source }, null, cancel);
            proposals.Add(intake.Fit());
        }

        return [.. proposals.Where(p => p.IsLikely).OrderByDescending(p => p.Fitting).ThenBy(p => p.Others)];
    }

    /// <summary>
    /// Reads dumps that nobody has read yet, the smallest first, while another worker that shares the cache runs and begins with the largest. Publishes nothing.
    /// </summary>
    /// <returns>How many dumps were read here.</returns>
    /// <exception cref="LineError">There is no data folder, or the cache cannot be written.</exception>
    public static int Help(LineSettings settings, CancellationToken cancel = default) => Unwrapped(() =>
    {
        using var intake = Intake.Find(settings, null, cancel);
        return intake.Help();
    });

    /// <summary>The campaigns that the dumps name, judged as <see cref="Run"/> would; no event is read.</summary>
    /// <exception cref="LineError">There is no data folder, or no cache.</exception>
    public static CampaignList Campaigns(LineSettings settings, CancellationToken cancel = default) => Unwrapped(() =>
    {
        using var intake = Intake.Of(settings, null, cancel);
        return intake.Campaigns();
    });

    /// <summary>
    /// The record of the published site where there is nothing new. A site of all campaigns, made of this very input, has nothing new of some.
    /// </summary>
    private static RunRecord? Standing(LineSettings settings, Intake intake, string look, string fingerprint)
    {
        if (RunRecord.Standing(settings.Out, fingerprint) is { } same)
        {
            return same;
        }

        return settings.Campaigns.Count > 0 && RunRecord.Standing(settings.Out, intake.Fingerprint(look, ofAll: true)) is { } all
            && settings.Campaigns.All(intake.Campaigns().KnownIds.Contains) ? all : null;
    }

    /// <summary>What went wrong in one of several threads is told as if there had been one.</summary>
    private static T Unwrapped<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (AggregateException errors)
        {
            var inner = errors.Flatten().InnerExceptions;
            ExceptionDispatchInfo.Throw(inner.FirstOrDefault(e => e is LineError) ?? inner.FirstOrDefault(e => e is not OperationCanceledException) ?? inner[0]);
            throw;
        }
    }

    /// <summary>What reading and computing gave.</summary>
    private sealed record Computed(ReadFolder Folder, Calculation Calculation, QualityReader Quality) : IDisposable
    {
        public void Dispose() => Calculation.Dispose();
    }

    /// <summary>Measures the stages one after the other.</summary>
    private sealed class StageWatch
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();

        /// <summary>Runs from the beginning.</summary>
        public Stopwatch All { get; } = Stopwatch.StartNew();

        public Dictionary<LineStage, TimeSpan> Took { get; } = [];

        public void Lap(LineStage stage)
        {
            Took[stage] = Took.GetValueOrDefault(stage) + _watch.Elapsed;
            _watch.Restart();
        }
    }
}
