using System.Collections.Frozen;
using System.Text;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>The SQL files of this library. A file's place is its name: <c>3_metrics/totals.sql</c> makes <c>metrics.totals</c>.</summary>
public static class SqlShelf
{
    private static readonly FrozenDictionary<string, string> Files = Load();

    /// <summary>The text of a file by its path on the shelf, such as <c>0_ingest/events.sql</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Text(string path) => Files.TryGetValue(path, out var text)
        ? text
        : throw new KeyNotFoundException($"There is no SQL file '{path}'.");

    /// <summary>The relations of a folder and their files, in the order in which they are made: by file name, ordinal.</summary>
    /// <param name="folder">Such as <c>3_metrics</c>; its name without the number is the schema.</param>
    /// <param name="isKept">Whether something is kept of an earlier run: then files named <c>x.kept.sql</c> are read, else those named <c>x.whole.sql</c>.</param>
    public static IEnumerable<(string Relation, string Path)> Relations(string folder, bool isKept) =>
        from path in Files.Keys
        where path.StartsWith(folder + "/", StringComparison.Ordinal) && !path.EndsWith(isKept ? ".whole.sql" : ".kept.sql", StringComparison.Ordinal)
        orderby path
        select (Relation(path), path);

    /// <summary>The folders that make relations out of staged dumps, in order.</summary>
    public static IEnumerable<string> Layers =>
        Files.Keys.Select(p => p.Split('/')[0]).Distinct().Where(f => f[0] is >= '1' and <= '9').Order(StringComparer.Ordinal);

    /// <summary>The relation that a file makes: schema and name.</summary>
    public static string Relation(string path)
    {
        var parts = path.Split('/');
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        return $"{Bare(parts[0])}.{Bare(name).Split('.')[0]}";
    }

    private static string Bare(string numbered) => char.IsAsciiDigit(numbered[0]) ? numbered[(numbered.IndexOf('_', StringComparison.Ordinal) + 1)..] : numbered;

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(SqlShelf).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("sql/", StringComparison.Ordinal))
            .ToFrozenDictionary(n => n["sql/".Length..].Replace('\\', '/'), n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!, Encoding.UTF8);
                return reader.ReadToEnd().ReplaceLineEndings("\n");
            }, StringComparer.Ordinal);
    }
}
