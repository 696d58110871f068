using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>How a file is written, by its name, and how it is read.</summary>
/// <param name="Name">For people.</param>
/// <param name="Endings">Of file names, in lower case.</param>
/// <param name="Function">The table function that reads it; {0} stands for the quoted path.</param>
/// <param name="Extension">The extension of DuckDB that reads it; null where none is needed.</param>
internal sealed record DumpFormat(string Name, IReadOnlyList<string> Endings, string Function, string? Extension = null)
{
    public static DumpFormat Parquet { get; } = new("Parquet", [".parquet"], "read_parquet({0}, hive_partitioning = false, file_row_number = false)");

    public static DumpFormat Json { get; } =
        // Types are those of all rows; a key that few rows have is a member still, and no key is a map.
        new("newline JSON", Packed(".json", ".jsonl", ".ndjson"),
            "read_json({0}, format = 'auto', hive_partitioning = false, sample_size = -1, field_appearance_threshold = 0, map_inference_threshold = -1)");

    /// <summary>Read by <see cref="CsvDump"/>, which holds a file to one dialect.</summary>
    public static DumpFormat Csv { get; } =
        new("CSV", Packed(".csv"), "read_csv({0}, all_varchar = true, header = true)");

    private static readonly DumpFormat[] All = [Parquet, Json, Csv, new("Avro", [".avro"], "read_avro({0})", "avro")];

    /// <summary>The format of a file; null for one that is not read.</summary>
    public static DumpFormat? Of(string file) => All.FirstOrDefault(f => f.Endings.Any(e => file.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A from clause over the file at <paramref name="path"/>.</summary>
    public string Read(string path) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Function, Literal(path));

    /// <summary>A path, quoted, that DuckDB takes for a name and not for a pattern.</summary>
    public static string Literal(string path) => Database.Quoted(Escaped(path));

    /// <summary>The pattern that only a path itself fits.</summary>
    public static string Escaped(string path) => path.AsSpan().IndexOfAny('*', '?', '[') < 0
        ? path
        : string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : $"{c}"));

    private static string[] Packed(params string[] endings) =>
        [.. endings, .. endings.Select(e => e + ".gz"), .. endings.Select(e => e + ".zst")];
}
