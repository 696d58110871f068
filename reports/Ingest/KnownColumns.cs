using System.Text.Json;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The columns that the dumps of a site's last run had, by folder, against which new dumps are compared: a column vanishes where all of them had it. Kept in the cache:
/// without it nothing is compared.
/// </summary>
/// <param name="path">The file; made when first written.</param>
internal sealed class KnownColumns(string path)
{
    /// <summary>Changes that are told of.</summary>
    private const int MostTold = 50;

    /// <summary>What new dumps have otherwise than all of their folder had in the last run; nothing where a folder is new.</summary>
    public IReadOnlyList<ColumnChange> Compare(IReadOnlyList<ReadDump> dumps)
    {
        if (Last() is not { } last)
        {
            return [];
        }

        var seen = last.Dumps.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. dumps.Where(d => HasColumns(d) && !seen.Contains(d.Staged.Sha256) && last.Folders.ContainsKey(FolderOf(d.Dump.File)))
                .SelectMany(d => Differences(d, last.Folders[FolderOf(d.Dump.File)]))
                .DistinctBy(c => (c.Folder, c.Column, c.Was, c.Now)).Take(MostTold),
        ];
    }

    /// <summary>Keeps what this run read, for the next. Where that fails, the next compares with an earlier one.</summary>
    public void Remember(IReadOnlyList<ReadDump> dumps)
    {
        var known = dumps.Where(HasColumns).ToList();
        var folders = known.GroupBy(d => FolderOf(d.Dump.File)).ToDictionary(g => g.Key,
            g => g.SelectMany(d => d.Staged.Columns!).GroupBy(c => c.Key).ToDictionary(c => c.Key, c => new Known([.. c.Select(one => one.Value).Distinct().Order(StringComparer.Ordinal)], c.Count() == g.Count())));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            ChecksummedText.Write(path, JsonSerializer.Serialize(new Kept([.. known.Select(d => d.Staged.Sha256)], folders)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the history says less.
        }
    }

    /// <summary>"events" of events/day=2026-01-31/a.parquet: dates and numbers come and go with every run.</summary>
    private static string FolderOf(string file) => string.Join('/', file.Split('/')[..^1].Where(part => part.Split('=')[^1].Any(letter => !char.IsAsciiDigit(letter) && letter is not ('-' or '_' or '.' or ':' or 'T' or 'Z'))));

    private static bool HasColumns(ReadDump dump) => dump.Staged is { Refused: null, Columns: not null };

    private static IEnumerable<ColumnChange> Differences(ReadDump dump, Dictionary<string, Known> known)
    {
        ColumnChange Change(string column, string? was, string? now) => new(FolderOf(dump.Dump.File), column, was, now, dump.Dump.File);
        var own = dump.Staged.Columns!;
        return
        [
            .. own.Where(c => !known.ContainsKey(c.Key)).Select(c => Change(c.Key, null, c.Value)),
            .. known.Where(c => c.Value.IsInAll && !own.ContainsKey(c.Key)).Select(c => Change(c.Key, string.Join(" | ", c.Value.Types), null)),
            .. own.Where(c => known.TryGetValue(c.Key, out var column) && !column.Types.Contains(c.Value)).Select(c => Change(c.Key, string.Join(" | ", known[c.Key].Types), c.Value)),
        ];
    }

    private Kept? Last()
    {
        try
        {
            return ChecksummedText.Read(path, out _) is { } text ? JsonSerializer.Deserialize<Kept>(text) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private sealed record Kept(IReadOnlyList<string> Dumps, Dictionary<string, Dictionary<string, Known>> Folders);

    private sealed record Known(IReadOnlyList<string> Types, bool IsInAll);
}
