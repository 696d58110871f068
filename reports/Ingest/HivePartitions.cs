namespace CampaignBatch.Reports.Ingest;

/// <summary>Folders of a path that say a value of all rows below them, as Hive and Spark write them: <c>country=DE</c>.</summary>
internal static class HivePartitions
{
    private const string Null = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>Names and values, URL-decoded; null for Hive's own word for it. Of a name that comes twice the innermost holds.</summary>
    /// <param name="file">Path relative to the data folder, with "/".</param>
    public static IReadOnlyDictionary<string, string?> Of(string file)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in file.Split('/')[..^1])
        {
            var at = folder.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                var value = Uri.UnescapeDataString(folder[(at + 1)..]);
                values[Uri.UnescapeDataString(folder[..at])] = value == Null ? null : value;
            }
        }

        return values;
    }

    /// <summary>Those of some columns, for a digest; empty where the path says none of them.</summary>
    public static string Digest(string file, IEnumerable<string> columns)
    {
        var values = Of(file);
        return string.Join('/', columns.Where(values.ContainsKey).Order(StringComparer.Ordinal).Select(c => $"{c}={values[c] ?? Null}"));
    }
}
