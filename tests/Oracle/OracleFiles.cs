using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Which files count. DATA.md, "What the program does with it".</summary>
internal static class OracleFiles
{
    private static readonly string[] Unfinished = [".tmp", ".partial", ".crdownload"];

    public static IReadOnlyList<Dump<T>> Readable<T>(IReadOnlyList<Dump<T>> dumps) =>
        [.. Candidates(dumps).Where(d => d.Fault == DumpFault.None).OrderBy(d => d.Path, StringComparer.Ordinal)];

    public static IEnumerable<string> Refused<T>(IReadOnlyList<Dump<T>> dumps) =>
        Candidates(dumps).Where(d => d.Fault != DumpFault.None).Select(d => d.Path);

    public static IEnumerable<string> Skipped<T>(IReadOnlyList<Dump<T>> dumps) =>
        dumps.Where(d => IsSkipped(d.Path)).Select(d => d.Path);

    private static IEnumerable<Dump<T>> Candidates<T>(IReadOnlyList<Dump<T>> dumps) =>
        dumps.Where(d => !IsSkipped(d.Path) && d.Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase));

    private static bool IsSkipped(string path)
    {
        var parts = path.Split('/');
        return Array.Exists(parts, p => p.StartsWith('_') || p.StartsWith('.'))
            || Array.Exists(Unfinished, end => parts[^1].EndsWith(end, StringComparison.Ordinal));
    }
}
