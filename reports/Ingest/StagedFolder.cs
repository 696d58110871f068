using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The folder of staged dumps: immutable files named by the digest of their dump and the version of the mapping.</summary>
public sealed class StagedFolder
{
    private readonly Dictionary<string, Known> _index;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <param name="path">The folder; made when missing. Several sites may share it.</param>
    /// <param name="mapping">Version of the mapping.</param>
    /// <param name="site">Folder of the site that this run makes.</param>
    /// <exception cref="CannotWrite">It cannot be made.</exception>
    public StagedFolder(string path, string mapping, string site)
    {
        (Path, Mapping, Site) = (path, mapping, site);
        BeingRead = new BeingRead(System.IO.Path.Combine(path, "reading"));
        try
        {
            Directory.CreateDirectory(path);
            _index = File.Exists(IndexPath) ? JsonSerializer.Deserialize<Dictionary<string, Known>>(File.ReadAllText(IndexPath)) ?? [] : [];
        }
        catch (JsonException)
        {
            _index = [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotWrite($"Cannot use the cache folder '{path}': {error.Message} Name another folder with --cache.", error);
        }
    }

    public string Path { get; }

    /// <summary>Version of the mapping.</summary>
    public string Mapping { get; }

    /// <summary>Folder of the site that this run makes.</summary>
    public string Site { get; }

    /// <summary>Which dumps are being read now, or were when their process ended.</summary>
    public BeingRead BeingRead { get; }

    private string IndexPath => System.IO.Path.Combine(Path, "index.json");

    /// <summary>The digest of a dump that has not changed in path, size and times since it was last computed; null otherwise.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="changedAt">Its <see cref="ChangeTime"/>: size and time of modification may be those of other bytes.</param>
    public string? DigestOf(Dump dump, long changedAt)
    {
        lock (_gate)
        {
            return _index.TryGetValue(dump.Path, out var known) && known.IsOf(dump, changedAt) ? known.Sha256 : null;
        }
    }

    /// <summary>Remembers the digest of a dump.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="changedAt">Its <see cref="ChangeTime"/> before the digest was computed.</param>
    /// <param name="sha256">The digest.</param>
    /// <returns>What it was when the file was seen before; null for a new file.</returns>
    public string? RememberDigest(Dump dump, long changedAt, string sha256)
    {
        lock (_gate)
        {
            var before = _index.TryGetValue(dump.Path, out var known) ? known.Sha256 : null;
            _index[dump.Path] = new Known(dump.Bytes, dump.ModifiedAt.Ticks, sha256, changedAt);
            return before;
        }
    }

    /// <summary>What an earlier reading of the same bytes gave; null where they were not read, or what was kept of it is damaged.</summary>
    public StagedDump? Find(DumpKind kind, string sha256)
    {
        var files = Of(kind, sha256);
        if (!File.Exists(files.Facts) || StagedDump.FromJson(File.ReadAllText(files.Facts)) is not { } staged)
        {
            return null;
        }

        return staged.Refused is not null || (Has(files.Rows, staged.StagedBytes) && (staged.PlacesBytes == 0 || Has(files.Places, staged.PlacesBytes)) && (kind != DumpKind.Events
            || (Has(files.Dims, staged.DimsBytes) && Has(files.Tallies, staged.TalliesBytes) && Has(files.Answers, staged.AnswersBytes)))) ? staged : null;
    }

    private static bool Has(string path, long bytes) => new FileInfo(path) is { Exists: true } file && file.Length == bytes;

    public void Remember(DumpKind kind, StagedDump staged)
    {
        var facts = Of(kind, staged.Sha256).Facts;
        var unfinished = $"{facts}.{Environment.MachineName}-{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.tmp";
        File.WriteAllText(unfinished, staged.ToJson());
        File.Move(unfinished, facts, true);
    }

    /// <summary>Where what is kept of a dump is.</summary>
    public StagedFiles Of(DumpKind kind, string sha256)
    {
        var name = $"{sha256[..40]}-{Mapping}-{kind.ToString().ToLowerInvariant()}";
        lock (_gate)
        {
            _used.Add(name);
        }

        var stem = System.IO.Path.Combine(Path, name);
        return new StagedFiles(stem);
    }

    /// <summary>Keeps the index of digests, and forgets what no site asked for in its last run: dumps that are gone, older mappings, unfinished files.</summary>
    /// <param name="dumps">The dumps of this run.</param>
    /// <param name="isAlone">Whether no other run uses the cache now. Otherwise nothing is forgotten: that run may have staged what it has not asked for yet.</param>
    public void Tidy(IEnumerable<Dump> dumps, bool isAlone)
    {
        var present = dumps.Select(d => d.Path).ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            var kept = _index.Where(k => present.Contains(k.Key) || File.Exists(k.Key)).OrderBy(k => k.Key, StringComparer.Ordinal).ToDictionary();
            Write(IndexPath, JsonSerializer.Serialize(kept));
            var uses = new StagedUses(System.IO.Path.Combine(Path, "sites"));
            uses.Remember(Site, _used);
            if (isAlone)
            {
                Forget(uses.All());
                BeingRead.Tidy(dumps);
            }
        }
    }

    private void Forget(HashSet<string> used)
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            var name = System.IO.Path.GetFileName(file);
            if (name.EndsWith(".tmp", StringComparison.Ordinal) || (name.Contains('-', StringComparison.Ordinal) && !used.Contains(name.Split('.')[0])))
            {
                File.Delete(file);
            }
        }
    }

    private static void Write(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, true);
    }

    private sealed record Known(long Bytes, long ModifiedAt, string Sha256, long ChangedAt = ChangeTime.Unknown)
    {
        public bool IsOf(Dump dump, long changedAt) => (Bytes, ModifiedAt, ChangedAt) == (dump.Bytes, dump.ModifiedAt.Ticks, changedAt);
    }
}
