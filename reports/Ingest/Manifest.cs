using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What the producer of dumps says of them, in a file <c>_manifest.json</c> beside them.</summary>
internal static class Manifest
{
    public const string FileName = "_manifest.json";

    /// <summary>What a producer says of a file.</summary>
    /// <param name="Bytes">Its size; null where nothing is said.</param>
    /// <param name="Sha256">Digest of its bytes, hex; null likewise.</param>
    /// <param name="Rows">Its rows; null likewise.</param>
    public sealed record Promise(long? Bytes, string? Sha256, long? Rows)
    {
        /// <summary>Why a file is not what was promised, in words; null where it is.</summary>
        public string? Broken(long bytes, string sha256) =>
            Bytes is { } size && size != bytes ? FormattableString.Invariant($"{FileName} says that it has {size} bytes, and it has {bytes}: it is not whole, or not the one that was meant")
            : Sha256 is { } digest && !digest.Equals(sha256, StringComparison.OrdinalIgnoreCase) ? $"{FileName} says that its SHA-256 is {digest.ToLowerInvariant()}, and it is {sha256}: its bytes were changed"
            : null;

        /// <summary>Likewise, of its rows.</summary>
        public string? Broken(long rows) => Rows is { } said && said != rows ? FormattableString.Invariant($"{FileName} says that it has {said} rows, and it has {rows}") : null;
    }

    /// <summary>
    /// The promises of a manifest by path: <c>{ "files": [ { "name": "a.parquet", "size": 1, "sha256": "…", "rows": 1 } ] }</c>, names relative to its own folder, size, sha256 and rows
    /// optional.
    /// </summary>
    /// <param name="file">Path of the manifest relative to the data folder, with "/".</param>
    /// <param name="path">Where it is.</param>
    /// <exception cref="InvalidDataException">It cannot be understood.</exception>
    public static IReadOnlyDictionary<string, Promise> Read(string file, string path)
    {
        try
        {
            // As text: some writers begin with a byte order mark.
            using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var folder = file[..^FileName.Length];
            return json.RootElement.GetProperty("files").EnumerateArray().ToDictionary(
                entry => folder + entry.GetProperty("name").GetString(),
                entry => new Promise(Number(entry, "size"), entry.TryGetProperty("sha256", out var digest) ? digest.GetString() : null, Number(entry, "rows")), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"it cannot be used as a manifest, which is {{ \"files\": [ {{ \"name\": \"a.parquet\", \"size\": 1, \"sha256\": \"…\", \"rows\": 1 }} ] }}: {error.Message}", error);
        }
    }

    private static long? Number(JsonElement entry, string name) => entry.TryGetProperty(name, out var number) && number.ValueKind != JsonValueKind.Null ? number.GetInt64() : null;
}
