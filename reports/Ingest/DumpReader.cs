using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Brings a whole folder of dumps into staged Parquet, several dumps at a time, each read once in its life.</summary>
/// <param name="staged">Where staged dumps are.</param>
/// <param name="source">How they are read.</param>
/// <param name="settings">Threads, memory, and whether dumps are read apart.</param>
/// <param name="spill">Folder for what does not fit in memory.</param>
public sealed class DumpReader(StagedFolder staged, Source source, LineSettings settings, string spill)
{
    private readonly ConcurrentBag<FileFinding> _changed = [];

    /// <summary>Reads every dump that was not read before.</summary>
    /// <param name="dumps">Dumps, in file order.</param>
    /// <param name="digests">What <see cref="Digests"/> gave for them.</param>
    /// <param name="lookUps">What mappings look up; null for none.</param>
    /// <param name="progress">Told after each dump.</param>
    /// <param name="smallestFirst">For whoever helps another that begins with the largest.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>One entry a dump, in their order.</returns>
    /// <exception cref="CannotWrite">The cache cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<ReadDump> Read(
        IReadOnlyList<Dump> dumps, IReadOnlyList<string?> digests, LookUps? lookUps, IProgress<LineProgress>? progress, bool smallestFirst = false, CancellationToken cancel = default)
    {
        var read = new ReadDump?[dumps.Count];
        var keys = dumps.Zip(digests, (dump, digest) => digest is null ? null : KeyOf(dump, digest, lookUps)).ToList();
        var fresh = new List<int>();
        for (var i = 0; i < dumps.Count; i++)
        {
            if (keys[i] is not { } key)
            {
                read[i] = new ReadDump(dumps[i], new StagedDump { Sha256 = "", Refused = Staging.IsGone }, false, "");
            }
            else if (dumps[i].Kind != DumpKind.Campaigns && staged.Find(dumps[i].Kind, key) is { } known)
            {
                read[i] = new ReadDump(dumps[i], known, true, digests[i]!);
            }
            else
            {
                fresh.Add(i);
            }
        }

        ReadFresh(dumps, digests, keys, fresh, read, lookUps, progress, smallestFirst, cancel);
        return read!;
    }

    /// <summary>What the rows of a dump come from: its bytes, and where a source maps it all that this depends on.</summary>
    private static string KeyOf(Dump dump, string digest, LookUps? lookUps)
    {
        // Folders of the path may say what the file does not.
        var columns = dump.Sections.Count == 0 ? ContractColumn.Of(dump.Kind) : dump.Sections.SelectMany(s => s.Columns);
        var said = HivePartitions.Digest(dump.File, columns.Select(c => c.Name).Distinct());
        if (dump.Sections.Count == 0)
        {
            return said.Length == 0 ? digest : Digest([digest, said]);
        }

        // The path is a part of what a mapping sees; often it is where the type of event stands.
        var parts = dump.Sections.Select(s => $"{s.Digest} {lookUps?.DigestFor(s)}").Prepend(dump.Sections.Any(s => s.Names("dump_file")) ? dump.File : "")
            .Prepend((DumpFormat.Of(dump.File) ?? DumpFormat.Parquet).Name).Prepend(said).Prepend(digest);
        return Digest(parts);
    }

    private static string Digest(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));

    /// <summary>Files whose bytes are not those that were there when they were seen before, as far as <see cref="Digests"/> has found out; in order of path.</summary>
    public IReadOnlyList<FileFinding> Changed => [.. _changed.DistinctBy(c => c.File).OrderBy(c => c.File, StringComparer.Ordinal)];

    /// <summary>Fingerprints every dump.</summary>
    /// <returns>SHA-256 in lower-case hex a dump; null for one that is gone.</returns>
    /// <exception cref="CannotReadException">The system does not let one be read.</exception>
    public IReadOnlyList<string?> Digests(IReadOnlyList<Dump> dumps, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        var digests = new string?[dumps.Count];
        var done = 0;
        Parallel.For(0, dumps.Count, Options(settings.Threads, cancel), i =>
        {
            try
            {
                var changedAt = ChangeTime.Of(dumps[i].Path);
                digests[i] = staged.DigestOf(dumps[i], changedAt) ?? SystemErrors.Retry(() => Staging.Digest(dumps[i]), SystemErrors.IsOne, cancel);
                if (staged.RememberDigest(dumps[i], changedAt, digests[i]!) is { } before && before != digests[i])
                {
                    _changed.Add(new FileFinding(dumps[i].File, $"its bytes are not those that were read before: SHA-256 was {before[..16]}…, is {digests[i]![..16]}…"));
                }
            }
            catch (Exception error) when (SystemErrors.IsOne(error))
            {
                throw CannotReadException.Of(dumps[i].File, error.Message, error);
            }
            catch (IOException)
            {
                digests[i] = null;
            }

            progress?.Report(new LineProgress(LineStage.Find, Interlocked.Increment(ref done), dumps.Count, dumps[i].File));
        });
        return digests;
    }

    private void ReadFresh(IReadOnlyList<Dump> dumps, IReadOnlyList<string?> digests, IReadOnlyList<string?> keys, List<int> fresh, ReadDump?[] read, LookUps? lookUps, IProgress<LineProgress>? progress, bool smallestFirst, CancellationToken cancel)
    {
        var total = fresh.Sum(i => dumps[i].Bytes);
        var done = 0L;
        var readers = Math.Max(1, Math.Min(settings.Threads, fresh.Count(i => dumps[i].Kind != DumpKind.Campaigns)));
        var (memory, threads) = (settings.MemoryLimitBytes / readers, Math.Max(1, settings.Threads / readers));
        IDumpStaging Here() => new Staging(staged, () => new Database(memory, threads, spill), lookUps);
        IDumpStaging Apart(ReadApart apart) => new StagingApart(apart, new StagingJob
        {
            Folder = staged.Path,
            Mapping = staged.Mapping,
            Site = staged.Site,
            Source = settings.Source,
            SourceDigest = source.Digest,
            MemoryBytes = memory,
            Threads = threads,
            Spill = spill,
            LookUps = lookUps?.Tables ?? [],
        }, source, staged);
        IDumpStaging Begin() => settings.ReadApart is not { } apart ? Here() : apart.IsForTheLeft ? new StagingAsNeeded(Here(), () => Apart(apart), staged.BeingRead) : Apart(apart);

        // Equal bytes are read once, whatever paths they lie at. The largest first, so that the last to finish is a small one.
        var queue = fresh.GroupBy(i => (dumps[i].Kind, keys[i])).Select(g => g.ToList()).OrderBy(g => smallestFirst ? dumps[g[0]].Bytes : -dumps[g[0]].Bytes).ThenBy(g => g[0]).ToList();
        var waiting = new ConcurrentQueue<List<int>>(queue);
        // One loop for each reader: Parallel.ForEach begins anew every few files, and with each beginning a database would be opened.
        Parallel.For(0, readers, Options(readers, cancel), (_, loop) =>
        {
            using var staging = Begin();
            while (!loop.ShouldExitCurrentIteration && waiting.TryDequeue(out var same))
            {
                cancel.ThrowIfCancellationRequested();
                Read(same, staging);
            }
        });

        void Read(List<int> same, IDumpStaging staging)
        {
            // Another worker may have read it meanwhile.
            var others = dumps[same[0]].Kind == DumpKind.Campaigns ? null : staged.Find(dumps[same[0]].Kind, keys[same[0]]!);
            var made = others ?? staging.Read(dumps[same[0]], keys[same[0]]!, cancel);
            foreach (var i in same)
            {
                // What is wrong with one of equal files may be where it lies, and not what it holds.
                var own = made.Refused is null || i == same[0]
                    ? made
                    : staged.Find(dumps[i].Kind, keys[i]!) ?? staging.Read(dumps[i], keys[i]!, cancel);
                read[i] = new ReadDump(dumps[i], own, others is not null, digests[i]!);
                progress?.Report(new LineProgress(LineStage.Read, Interlocked.Add(ref done, dumps[i].Bytes), total, dumps[i].File));
            }
        }
    }

    private static ParallelOptions Options(int threads, CancellationToken cancel) => new() { CancellationToken = cancel, MaxDegreeOfParallelism = threads };
}
