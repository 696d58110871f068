using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal static class FileSignature
{
    private const int Looked = 512;

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ("PAR1"u8.ToArray(), "Parquet"),
        ("PARE"u8.ToArray(), "encrypted Parquet"),
        ([0x1F, 0x8B], "gzip"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
        ("BZh"u8.ToArray(), "bzip2"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0], "xz"),
        ([0x04, 0x22, 0x4D, 0x18], "LZ4"),
        ([0xFF, 0x06, 0x00, 0x00, (byte)'s', (byte)'N', (byte)'a', (byte)'P'], "framed snappy"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office file"),
        ("Obj\u0001"u8.ToArray(), "Avro"),
        ("ORC"u8.ToArray(), "ORC"),
        ("ARROW1"u8.ToArray(), "Arrow"),
        ("SQLite format 3"u8.ToArray(), "SQLite"),
        ("%PDF"u8.ToArray(), "PDF"),
        ([0xFF, 0xFE], "UTF-16 text"),
        ([0xFE, 0xFF], "UTF-16 text"),
    ];

    /// <summary>Whether it begins and ends as Parquet does.</summary>
    public static bool IsParquet(string path) => Of(path) == "Parquet";

    /// <summary>The format in words such as "Parquet"; null where nothing tells, or it cannot be opened.</summary>
    public static string? Of(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var first = new byte[Looked];
            return Of(first.AsSpan(0, file.ReadAtLeast(first, Looked, throwOnEndOfStream: false)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Of(ReadOnlySpan<byte> first)
    {
        foreach (var (magic, name) in Known)
        {
            if (first.StartsWith(magic))
            {
                return name;
            }
        }

        return first.StartsWith("PK\u0003\u0004"u8) ? Zip(first) : Text(first);
    }

    /// <summary>Workbooks are zip files whose first entries have names of their own.</summary>
    private static string Zip(ReadOnlySpan<byte> first)
    {
        var names = Encoding.Latin1.GetString(first);
        var isWorkbook = names.Contains("[Content_Types].xml", StringComparison.Ordinal)
            || names.Contains("xl/", StringComparison.Ordinal)
            || names.Contains("_rels/", StringComparison.Ordinal);
        return isWorkbook ? "an Excel workbook (xlsx)" : "zip";
    }

    private static string? Text(ReadOnlySpan<byte> first)
    {
        if (first.IsEmpty || first.Contains((byte)0))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(first).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('{') || text.StartsWith('[') ? "JSON" : "text";
    }
}
