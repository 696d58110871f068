using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>The first half of the line: a folder of dumps found, fingerprinted and, when asked, read.</summary>
internal sealed class Intake : IDisposable
{
    private readonly LineSettings _settings;
    private readonly IProgress<LineProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly DumpReader _reader;
    private readonly SpillFolder _spill;
    private readonly DamagedFiles _damaged = new();
    private IReadOnlyList<string?> _digests = [];

    private Intake(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        (_settings, _progress, _cancel) = (settings, progress, cancel);
        if (settings.AsOf is { Year: < 1900 or > 9000 })
        {
            // Campaigns lie there too, and a day before or after by their own clock is still a day of the calendar.
            throw new SettingsError("The as-of lies outside the years 1900 to 9000.");
        }

        Source = Ingest.Source.Of(settings.Source);
        var cache = settings.CacheFolder;
        if (!ObjectStore.IsOne(settings.Data))
        {
            Folder = DumpFolder.Find(settings.Data, Source, settings.Out, cache);
        }

        _spill = WriteFault.Guard(cache, () => SpillFolder.Take(Path.Combine(cache, "spill")));
        Staged = new StagedFolder(Path.Combine(cache, "staged"), Staging.Mapping(DuckDb), settings.Out, _damaged, Spill);
        Kept = new KeptFigures(Path.Combine(cache, "kept", StagedUses.NameOf(settings.Out)), _damaged);
        Packed = new PackedDumps(Path.Combine(cache, "packed", StagedUses.NameOf(settings.Out)), _damaged);
        Columns = new KnownColumns(Path.Combine(cache, "columns", StagedUses.NameOf(settings.Out) + ".json"));
        try
        {
            Folder ??= Fetched(new ObjectStore(settings.Data), cache);
        }
        catch
        {
            _spill.Dispose();
            throw;
        }

        _reader = new DumpReader(Staged, Source, settings, Spill);
    }

    private DumpFolder Fetched(ObjectStore store, string cache)
    {
        var copies = WriteFault.Guard(cache, () => store.Fetch(Path.Combine(cache, "fetched"), OpenWhole, _cancel));
        return DumpFolder.FindCopy(copies, Source, store.Name);
    }

    /// <summary>Version of DuckDB, known without opening a database.</summary>
    public static string DuckDb { get; } = typeof(DuckDB.NET.Data.DuckDBConnection).Assembly.GetName().Version!.ToString(3);

    /// <summary>How dumps are read.</summary>
    public Source Source { get; }

    public DumpFolder Folder { get; }

    /// <summary>Files whose bytes are not those that were there when they were seen before.</summary>
    public IReadOnlyList<FileFinding> Changed => _reader.Changed;

    /// <summary>Files of the cache that were damaged and are made again.</summary>
    public IReadOnlyList<string> Damaged => _damaged.All;

    public StagedFolder Staged { get; }

    public KeptFigures Kept { get; }

    public PackedDumps Packed { get; }

    public KnownColumns Columns { get; }

    public string Spill => _spill.Path;

    /// <summary>Takes away what killed runs left of what only saves time. For the run that holds the site.</summary>
    public void Sweep()
    {
        Kept.Sweep();
        Packed.Sweep();
    }

    /// <summary>Forgets staged dumps that no site needs any more.</summary>
    /// <exception cref="IOException">The cache cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public void Tidy() => Staged.Tidy(Folder.Dumps, _spill.IsAlone);

    /// <summary>Finds.</summary>
    public static Intake Of(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel) => new(settings, progress, cancel);

    /// <summary>Finds and fingerprints.</summary>
    public static Intake Find(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        var intake = Of(settings, progress, cancel);
        try
        {
            intake._digests = intake._reader.Digests(intake.Folder.Dumps, progress, cancel);
            return intake;
        }
        catch
        {
            intake.Dispose();
            throw;
        }
    }

    public void Dispose() => _spill.Dispose();

    /// <summary>Digest of everything that figures and pages come from: dumps, T, settings and this very program.</summary>
    /// <param name="look">Digest of templates and language.</param>
    /// <param name="ofAll">As if all campaigns were asked for.</param>
    public string Fingerprint(string look, bool ofAll = false)
    {
        var text = new StringBuilder()
            .AppendLine(typeof(Intake).Module.ModuleVersionId.ToString())
            .AppendLine(SettingsHash)
            .AppendLine(Source.Digest)
            .AppendLine(look)
            .AppendJoin('\n', _settings.Campaigns.Where(_ => !ofAll).Order(StringComparer.Ordinal)).AppendLine();
        foreach (var (dump, digest) in Folder.Dumps.Zip(_digests))
        {
            text.Append(dump.Kind).Append(' ').Append(dump.File).Append(' ').AppendLine(digest);
        }

        foreach (var (file, promise) in Folder.Promises.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"promise {file} {promise}");
        }

        foreach (var skipped in Folder.Skipped)
        {
            text.Append("skipped ").AppendLine(skipped.File);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Digest of the settings that bear on figures.</summary>
    public string SettingsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"as_of={_settings.AsOf?.UtcDateTime:O} influenced_open_minutes={_settings.InfluencedOpenMinutes}{_settings.Trust.Differences()}{(Source.IsCanonical ? "" : $" source={Source.Digest}")}"))))[..16];

    /// <summary>Reads dumps that nobody has read yet, for another worker that is at them too.</summary>
    /// <returns>How many were read here.</returns>
    public int Help()
    {
        var read = Stage(Of(d => d.Kind == DumpKind.LookUp), null, helps: true);
        return read.Concat(Stage(Of(d => d.Kind is DumpKind.Events or DumpKind.Audience or DumpKind.Identities), LookUpsOf(read), helps: true)).Count(d => !d.IsReused);
    }

    /// <summary>How well the source fits the files: their columns are looked at, no row is read.</summary>
    public SourceProposal Fit()
    {
        var dumps = Folder.Dumps.Where(d => d.Kind is DumpKind.Events or DumpKind.LookUp).DistinctBy(d => d.File).ToList();
        var tried = dumps.Where((_, i) => i % ((dumps.Count / SourceProposal.Most) + 1) == 0).ToList();
        using var staging = new Staging(Staged, OpenWhole);
        return new SourceProposal(Source.Name, tried.Count(d => staging.Fits(d)), tried.Count, dumps.Count, Folder.Skipped.Count);
    }

    /// <summary>Reads the dumps of campaigns alone, and what they look up.</summary>
    public CampaignList Campaigns()
    {
        if (!Source.IsCanonical && _digests.Count == 0)
        {
            _digests = _reader.Digests(Folder.Dumps, null, _cancel);
        }

        var lookUps = LookUpsOf(Stage(Of(d => d.Kind == DumpKind.LookUp), null));
        using var staging = new Staging(Staged, OpenWhole, lookUps);
        return CampaignList.Read(Folder.Dumps.Concat(Gathered(lookUps)).Where(d => d.Kind == DumpKind.Campaigns), staging, _cancel);
    }

    /// <summary>Reads what was not read before.</summary>
    /// <exception cref="NoUsableInput">No event dump, or no campaign, can be read.</exception>
    public ReadFolder Read()
    {
        var parts = Stage(Of(d => d.Kind == DumpKind.LookUp), null);
        var lookUps = LookUpsOf(parts);
        var gathered = Gathered(lookUps);
        var dumps = Stage([.. Of(d => d.Kind != DumpKind.LookUp), .. gathered.Select(d => (d, (string?)Staging.Digest(d)))], lookUps);
        using var staging = new Staging(Staged, OpenWhole, lookUps);
        var campaigns = CampaignList.Read(dumps.Where(d => d.Dump.Kind == DumpKind.Campaigns && d.Staged.Refused is null).Select(d => d.Dump), staging, _cancel);
        var all = parts.Concat(dumps).OrderBy(d => d.Dump.File, StringComparer.Ordinal).ToList();
        var refused = all.Where(d => d.Staged.Refused is not null).Select(d => new FileFinding(d.Dump.File, d.Staged.Refused!))
            .Concat(campaigns.Refused).Concat(Folder.Refused).DistinctBy(f => f.File).OrderBy(f => f.File, StringComparer.Ordinal).ToList();
        Demand(all, campaigns, refused);
        using var told = lookUps is null ? null : new ReservedLookUps(Source, lookUps, OpenConfined, _cancel);
        return new ReadFolder(all, campaigns, refused, Source.MeasuredBy(all))
        {
            EventsUnread = told?.Unread() ?? [],
            Unmeasured = told?.Unmeasured() ?? new Dictionary<string, IReadOnlyList<Fact>>(),
            NearColumns = MisspeltColumns.Of(all),
        };
    }

    private List<(Dump Dump, string? Digest)> Of(Func<Dump, bool> isWanted) => [.. Folder.Dumps.Zip(_digests.Concat(Enumerable.Repeat<string?>(null, Folder.Dumps.Count))).Where(d => isWanted(d.First))];

    /// <summary>Reads dumps, but for those that are not what their manifest says.</summary>
    private IReadOnlyList<ReadDump> Stage(List<(Dump Dump, string? Digest)> dumps, LookUps? lookUps, bool helps = false)
    {
        string? Broken(Dump dump, string? digest) => digest is not null && Folder.Promises.TryGetValue(dump.File, out var promise) ? promise.Broken(dump.Bytes, digest) : null;
        var sound = dumps.Where(d => Broken(d.Dump, d.Digest) is null).ToList();
        var read = sound.Count == 0 ? [] : _reader.Read([.. sound.Select(d => d.Dump)], [.. sound.Select(d => d.Digest)], lookUps, helps ? null : _progress, helps, _cancel);
        return
        [
            .. read.Select(r => r.Staged.Refused is null && r.Dump.Kind != DumpKind.Campaigns && Folder.Promises.TryGetValue(r.Dump.File, out var promise) && promise.Broken(r.Staged.OwnRows) is { } why
                ? r with { Staged = new StagedDump { Sha256 = r.Staged.Sha256, Refused = why } } : r),
            .. dumps.Except(sound).Select(d => new ReadDump(d.Dump, new StagedDump { Sha256 = "", Refused = Broken(d.Dump, d.Digest) }, false, d.Digest!)),
        ];
    }

    private LookUps? LookUpsOf(IReadOnlyList<ReadDump> parts) => Source.IsCanonical ? null : new Gathering(Source, Staged, OpenConfined).LookUps(parts, _cancel);

    private IReadOnlyList<Dump> Gathered(LookUps? lookUps) => lookUps is null ? [] : new Gathering(Source, Staged, OpenConfined).Dumps(lookUps, _cancel);

    private Database OpenWhole() => new(_settings.MemoryLimitBytes, _settings.Threads, Spill);

    /// <summary>Runs what a source makes of what was read.</summary>
    private Database OpenConfined()
    {
        var database = OpenWhole();
        ConfinedDatabase.Confine(database, [Staged.Path, Spill]);
        return database;
    }

    private void Demand(IReadOnlyList<ReadDump> dumps, CampaignList campaigns, List<FileFinding> refused)
    {
        var why = refused.Count == 0 ? "" : $" Refused: {string.Join("; ", refused.Take(5).Select(f => $"{f.File}: {f.Reason}"))}{(refused.Count > 5 ? $"; and {refused.Count - 5} more" : "")}.";
        if (!dumps.Any(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null))
        {
            throw new NoUsableInput($"'{_settings.Data}' has no event dump that can be read: {(Source.IsCanonical ? "put Parquet files below its folder events/" : $"no file is what {Source.Name} reads")}.{why}");
        }

        if (campaigns.Sound.Count + campaigns.Failed.Count == 0)
        {
            throw new NoUsableInput($"'{_settings.Data}' {NoCampaign(dumps)}.{why}");
        }
    }

    private string NoCampaign(IReadOnlyList<ReadDump> dumps)
    {
        if (dumps.Any(d => d.Dump.Kind == DumpKind.Campaigns && !d.Dump.IsGathered))
        {
            return "has no row of a campaign in the files that should name them";
        }

        if (Source.IsCanonical)
        {
            return "names no campaign: put campaigns.parquet or campaigns.csv into it, or Parquet files into its folder campaigns/";
        }

        var events = dumps.Where(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null);
        return NoCampaignReason.Of(Source, [.. events.Select(d => Staged.Of(DumpKind.Events, d.Staged.Sha256).Rows)], OpenWhole, _cancel);
    }
}
