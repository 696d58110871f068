using System.Globalization;
using System.Text.Json;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The folder of staged dumps: immutable files named by the digest of their dump and the version of the mapping.</summary>
public sealed class StagedFolder
{
    private readonly Dictionary<string, Known> _index;
    private readonly DamagedFiles _damaged;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <param name="path">The folder; made when missing. Several sites may share it.</param>
    /// <param name="mapping">Version of the mapping.</param>
    /// <param name="site">Folder of the site that this run makes.</param>
    /// <param name="damaged">Told of files that are not what was written; null to tell nobody.</param>
    /// <param name="unfinished">
    /// Where files lie until they are whole: a folder on the same disk that is taken away when the run ends, however it ends; null for the folder itself.
    /// </param>
    /// <exception cref="CannotWrite">It cannot be made.</exception>
    public StagedFolder(string path, string mapping, string site, DamagedFiles? damaged = null, string? unfinished = null)
    {
        UnfinishedFolder = unfinished ?? path;
        (Path, Mapping, Site, _damaged) = (path, mapping, site, damaged ?? new DamagedFiles());
        BeingRead = new BeingRead(System.IO.Path.Combine(path, "reading"));
        try
        {
            Directory.CreateDirectory(path);
            _index = Read(IndexPath) is { } json ? JsonSerializer.Deserialize<Dictionary<string, Known>>(json) ?? [] : [];
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

    /// <summary>Where files lie until they are whole.</summary>
    public string UnfinishedFolder { get; }

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

    /// <summary>
    /// What an earlier reading of the same bytes gave; null where they were not read, or what was kept of it is damaged. Of events only the lengths of
    /// files are looked at here: <see cref="Verify"/> those that are used.
    /// </summary>
    public StagedDump? Find(DumpKind kind, string sha256)
    {
        var files = Of(kind, sha256);
        if (Read(files.Facts) is not { } json || StagedDump.FromJson(json) is not { } staged)
        {
            return null;
        }

        if (staged.Refused is not null)
        {
            return staged;
        }

        var isThere = kind == DumpKind.Events ? files.Exist(staged) : IsWhole(files, staged);
        return isThere ? staged : null;
    }

    /// <summary>Compares every file that is kept of some dumps of events with its checksum.</summary>
    /// <param name="dumps">What <see cref="Find"/> gave for them.</param>
    /// <param name="threads">Files compared at a time.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="DamagedCacheException">Some were damaged; nothing is kept of their dumps any more.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Verify(IReadOnlyCollection<StagedDump> dumps, int threads, CancellationToken cancel)
    {
        var damaged = 0;
        Parallel.ForEach(dumps, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, dump =>
        {
            if (!IsWhole(Of(DumpKind.Events, dump.Sha256), dump))
            {
                Interlocked.Increment(ref damaged);
            }
        });
        if (damaged > 0)
        {
            throw new DamagedCacheException(damaged);
        }
    }

    /// <summary>Whether every file of a dump is what was written. Otherwise it is forgotten that the dump was read.</summary>
    private bool IsWhole(StagedFiles files, StagedDump staged)
    {
        var damaged = files.Damaged(staged).ToList();
        damaged.ForEach(_damaged.Add);
        if (damaged.Count > 0)
        {
            File.Delete(files.Facts);
        }

        return damaged.Count == 0;
    }

    public void Remember(DumpKind kind, StagedDump staged)
    {
        var facts = Of(kind, staged.Sha256).Facts;
        ChecksummedText.Write(facts, staged.ToJson(), Unfinished(facts));
    }

    /// <summary>A checksummed text; null where there is none, or a damaged one, which is told.</summary>
    private string? Read(string path)
    {
        var text = ChecksummedText.Read(path, out var isDamaged);
        if (isDamaged)
        {
            _damaged.Add(path);
        }

        return text;
    }

    /// <summary>Where a file lies until it is whole. Two programs may share a cache, and write the same file at once.</summary>
    private string Unfinished(string path) => System.IO.Path.Combine(UnfinishedFolder,
        string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(path)}.{Environment.MachineName}-{Environment.ProcessId}.tmp"));

    /// <summary>Writes what a select gives, whole or not at all.</summary>
    internal void Write(Database database, string select, string path, CancellationToken cancel)
    {
        var unfinished = Unfinished(path);
        database.Write(select, unfinished, cancel);
        File.Move(unfinished, path, true);
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
            ChecksummedText.Write(IndexPath, JsonSerializer.Serialize(kept), Unfinished(IndexPath));
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

    private sealed record Known(long Bytes, long ModifiedAt, string Sha256, long ChangedAt = ChangeTime.Unknown)
    {
        public bool IsOf(Dump dump, long changedAt) => (Bytes, ModifiedAt, ChangedAt) == (dump.Bytes, dump.ModifiedAt.Ticks, changedAt);
    }
}
