namespace CampaignBatch.Tests.Sources;

/// <summary>A file of a vendor's dump: where it lies, and what of the world stands in it.</summary>
/// <param name="Path">Relative to the folder; its ending is the format.</param>
/// <param name="Select">Of the tables of the world.</param>
internal sealed record VendorFile(string Path, string Select)
{
    /// <summary>Whether its columns are named in capitals, as Snowflake does.</summary>
    public bool IsUpperCase { get; init; }

    /// <summary>Options for writing it.</summary>
    public string Format =>
        (Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? "format parquet, compression zstd"
            : Path.Contains("json", StringComparison.Ordinal) ? "format json" : "format csv, header")
        + (Path.EndsWith(".gz", StringComparison.Ordinal) ? ", compression gzip" : "");

    /// <summary>What a reader of DuckDB calls it.</summary>
    /// <param name="folder">Where the dump lies.</param>
    public string Read(string folder)
    {
        var path = System.IO.Path.Combine(folder, Path).Replace("'", "''", StringComparison.Ordinal);
        return Path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? $"read_parquet('{path}', hive_partitioning = false)"
            : Path.Contains("json", StringComparison.Ordinal) ? $"read_json('{path}', hive_partitioning = false, format = 'newline_delimited')" : $"read_csv('{path}', all_varchar = true, hive_partitioning = false)";
    }
}
