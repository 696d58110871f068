using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Ingest;
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
    private IReadOnlyList<string?> _digests = [];

    private Intake(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        (_settings, _progress, _cancel) = (settings, progress, cancel);
        if (settings.AsOf is { Year: < 1900 or > 9000 })
        {
            // Campaigns lie there too, and a day before or after by their own clock is still a day of the calendar.
            throw new SettingsError("The as-of lies outside the years 1900 to 9000.");
        }

        Folder = DumpFolder.Find(settings.Data);
        var cache = settings.CacheFolder;
        Staged = new StagedFolder(Path.Combine(cache, "staged"), Staging.Mapping(DuckDb), settings.Out);
        Kept = new KeptFigures(Path.Combine(cache, "kept", StagedUses.NameOf(settings.Out)));
        _spill = WriteFault.Guard(cache, () => SpillFolder.Take(Path.Combine(cache, "spill")));
        _reader = new DumpReader(Staged, settings, Spill);
    }

    /// <summary>Version of DuckDB, known without opening a database.</summary>
    public static string DuckDb { get; } = typeof(DuckDB.NET.Data.DuckDBConnection).Assembly.GetName().Version!.ToString(3);

    public DumpFolder Folder { get; }

    public StagedFolder Staged { get; }

    public KeptFigures Kept { get; }

    public string Spill => _spill.Path;

    /// <summary>Forgets staged dumps that no site needs any more.</summary>
    public void Tidy() => WriteFault.Guard(Staged.Path, () => Staged.Tidy(Folder.Dumps, _spill.IsAlone));

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
            .AppendLine(look)
            .AppendJoin('\n', _settings.Campaigns.Where(_ => !ofAll).Order(StringComparer.Ordinal)).AppendLine();
        foreach (var (dump, digest) in Folder.Dumps.Zip(_digests))
        {
            text.Append(dump.Kind).Append(' ').Append(dump.File).Append(' ').AppendLine(digest);
        }

        foreach (var skipped in Folder.Skipped)
        {
            text.Append("skipped ").AppendLine(skipped.File);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Digest of the settings that bear on figures.</summary>
    public string SettingsHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"as_of={_settings.AsOf?.UtcDateTime:O} influenced_open_minutes={_settings.InfluencedOpenMinutes}"))))[..16];

    /// <summary>Reads dumps that nobody has read yet, for another worker that is at them too.</summary>
    /// <returns>How many were read here.</returns>
    public int Help()
    {
        var dumps = Folder.Dumps.Zip(_digests).Where(d => d.First.Kind != DumpKind.Campaigns).ToList();
        return _reader.Read([.. dumps.Select(d => d.First)], [.. dumps.Select(d => d.Second)], null, smallestFirst: true, _cancel).Count(d => !d.IsReused);
    }

    /// <summary>Reads the dumps of campaigns alone.</summary>
    public CampaignList Campaigns()
    {
        using var staging = new Staging(Staged, () => new Database(_settings.MemoryLimitBytes, _settings.Threads, Spill));
        return CampaignList.Read(Folder.Dumps.Where(d => d.Kind == DumpKind.Campaigns), staging, _cancel);
    }

    /// <summary>Reads what was not read before.</summary>
    /// <exception cref="NoUsableInput">No event dump, or no campaign, can be read.</exception>
    public ReadFolder Read()
    {
        var dumps = _reader.Read(Folder.Dumps, _digests, _progress, cancel: _cancel);
        using var staging = new Staging(Staged, () => new Database(_settings.MemoryLimitBytes, _settings.Threads, Spill));
        var campaigns = CampaignList.Read(dumps.Where(d => d.Dump.Kind == DumpKind.Campaigns && d.Staged.Refused is null).Select(d => d.Dump), staging, _cancel);
        var refused = dumps.Where(d => d.Staged.Refused is not null).Select(d => new FileFinding(d.Dump.File, d.Staged.Refused!))
            .Concat(campaigns.Refused).OrderBy(f => f.File, StringComparer.Ordinal).ToList();
        Demand(dumps, campaigns, refused);
        return new ReadFolder(dumps, campaigns, refused);
    }

    private void Demand(IReadOnlyList<ReadDump> dumps, CampaignList campaigns, List<FileFinding> refused)
    {
        var why = refused.Count == 0 ? "" : $" Refused: {string.Join("; ", refused.Take(5).Select(f => $"{f.File}: {f.Reason}"))}{(refused.Count > 5 ? $"; and {refused.Count - 5} more" : "")}.";
        if (!dumps.Any(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null))
        {
            throw new NoUsableInput($"'{_settings.Data}' has no event dump that can be read: put Parquet files below its folder events/.{why}");
        }

        if (campaigns.Sound.Count + campaigns.Failed.Count == 0)
        {
            throw new NoUsableInput($"'{_settings.Data}' names no campaign: put campaigns.parquet into it, or Parquet files into its folder campaigns/.{why}");
        }
    }
}
