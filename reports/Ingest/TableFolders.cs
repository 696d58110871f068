namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Folders that a table format keeps: which of their files count, only its log says. Read as plain files they would give rows that were deleted or
/// rewritten long ago.
/// </summary>
internal sealed class TableFolders
{
    private readonly SortedDictionary<string, string> _formats = new(StringComparer.Ordinal);

    /// <param name="files">Paths of all files, relative to the data folder, with "/".</param>
    public TableFolders(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            Find(file, "_delta_log", "Delta");
            Find(file, ".hoodie", "Hudi");
            if (file.EndsWith(".metadata.json", StringComparison.OrdinalIgnoreCase))
            {
                Find(file, "metadata", "Iceberg");
            }
        }
    }

    /// <summary>Each folder, with "/" at its end, and its format.</summary>
    public IReadOnlyDictionary<string, string> Formats => _formats;

    /// <summary>Whether a file lies in one.</summary>
    public bool Hold(string file) => _formats.Keys.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Why a folder is refused.</summary>
    public static string Reason(string format) =>
        $"it is a {format} table: only its log says which of its files still count. Export it as plain Parquet, without that log, into a folder of its own";

    private void Find(string file, string log, string format)
    {
        var parts = file.Split('/');
        var at = Array.IndexOf(parts, log, 0, parts.Length - 1);
        if (at >= 0)
        {
            var folder = string.Concat(parts[..at].Select(p => p + "/"));
            _formats.TryAdd(folder, format);
        }
    }
}
