using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Io;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// Small staged dumps of events, copied together into few files: each relation opens the files it reads, which of thousands takes longer than all else.
/// It may be deleted at any time; then staged dumps are read one by one, with the same result.
/// </summary>
/// <param name="path">The folder; made when first written.</param>
/// <param name="damaged">Told of files that are not what was written; null to tell nobody.</param>
public sealed class PackedDumps(string path, DamagedFiles? damaged = null)
{
    /// <summary>Rows that a small dump has at most.</summary>
    private const int MostRows = 5_000;

    /// <summary>With more packs than these, all are packed together.</summary>
    private const int MostPacks = 32;

    private string Index => Path.Combine(path, "packs.json");

    /// <summary>What there is of packs of these dumps; where many small ones are in none, these are packed now.</summary>
    /// <param name="dumps">Staged dumps, in file order, and their rows.</param>
    /// <param name="fewest">Small dumps that are worth a pack.</param>
    /// <param name="database">Where they are read.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>Packs in which each dump is once at most, and each with a place among <paramref name="dumps"/>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal IReadOnlyList<Pack> Of(IReadOnlyList<(StagedFiles Files, long Rows)> dumps, int fewest, Database database, CancellationToken cancel)
    {
        // Equal dumps have the same files, and the first of them stands in a pack.
        var places = dumps.Index().GroupBy(d => NameOf(d.Item.Files)).ToDictionary(g => g.Key, g => g.First().Index, StringComparer.Ordinal);
        var small = places.Where(p => dumps[p.Value].Rows <= MostRows).OrderBy(p => p.Value).Select(p => p.Key).ToList();
        if (small.Count < fewest)
        {
            return [];
        }

        var packs = Read().Where(p => p.Members.All(places.ContainsKey) && IsWhole(p)).ToList();
        var packed = packs.SelectMany(p => p.Members).ToHashSet(StringComparer.Ordinal);
        var loose = small.Where(s => !packed.Contains(s)).ToList();
        if (loose.Count >= fewest)
        {
            if (packs.Count >= MostPacks)
            {
                (packs, loose) = ([], small);
            }

            try
            {
                packs.Add(Make(loose, [.. loose.Select(l => dumps[places[l]].Files)], database, cancel));
                ChecksummedText.Write(Index, JsonSerializer.Serialize(packs));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or DuckDBException && !cancel.IsCancellationRequested)
            {
                // It would only save time.
                packs = [];
            }

            Tidy(packs);
        }

        return [.. packs.Select(p => p with { Folder = Path.Combine(path, Path.GetFileName(p.Folder)), Places = [.. p.Members.Select(m => places[m])] })];
    }

    /// <summary>Takes away what a killed run left half done. Only one run at a time may write here.</summary>
    internal void Sweep()
    {
        if (Directory.Exists(path))
        {
            Tidy(Read());
        }
    }

    /// <summary>Has all dumps packed anew the next time.</summary>
    internal void Forget()
    {
        // Where it cannot be deleted they are passed over the next time too.
        FileCleanup.TryDelete(Index);
    }

    private static string NameOf(StagedFiles files) => Path.GetFileName(files.Stem);

    private List<Pack> Read()
    {
        try
        {
            var text = ChecksummedText.Read(Index, out var isDamaged);
            if (isDamaged)
            {
                damaged?.Add(Index);
            }

            var packs = text is null ? [] : JsonSerializer.Deserialize<List<Pack?>>(text) ?? [];
            return [.. packs.OfType<Pack>().Where(p => p is { Folder: not null, Members: not null, Files: not null })];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private bool IsWhole(Pack pack)
    {
        var broken = pack.Files.Select(f => (Path: Path.Combine(path, Path.GetFileName(pack.Folder), f.Key), Checksum: f.Value)).Where(f => !f.Checksum.Matches(f.Path)).ToList();
        broken.ForEach(f => damaged?.Add(f.Path));
        return pack.Files.Count > 0 && broken.Count == 0;
    }

    private Pack Make(List<string> members, List<StagedFiles> files, Database database, CancellationToken cancel)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', members))))[..16];
        var pack = new Pack { Folder = Path.Combine(path, name), Members = members };
        Directory.CreateDirectory(pack.Folder);
        (string Select, string File)[] parts =
        [
            ($"select *, file_index as member, file_row_number as row_no from {Database.Parquet(files.Select(f => f.Rows))}", pack.Rows),
            ($"select distinct * from {Database.Parquet(files.Select(f => f.Dims))}", pack.Dims),
            ($"select * replace (file_index as dump_index) from {Database.Parquet(files.Select(f => f.Tallies))}", pack.Tallies),
            ($"select *, file_index as member from {Database.Parquet(files.Select(f => f.Answers))}", pack.Answers),
        ];
        foreach (var (select, file) in parts)
        {
            database.Write(select, file, cancel);
        }

        return pack with { Folder = name, Files = parts.ToDictionary(p => Path.GetFileName(p.File), p => FileChecksum.Compute(p.File)) };
    }

    private void Tidy(List<Pack> packs)
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(path).Where(f => packs.All(p => p.Folder != Path.GetFileName(f))).ToList())
            {
                Directory.Delete(folder, true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left over files are taken away when dumps are packed the next time.
        }
    }
}
