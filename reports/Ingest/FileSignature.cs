using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What the first bytes of a file say it is, whatever its name says.</summary>
internal static class FileSignature
{
    /// <summary>As many bytes as are enough to tell.</summary>
    public const int Length = 512;

    /// <summary>Where a tar archive names its format.</summary>
    private const int TarPlace = 257;

    private static readonly (byte[] Bytes, string Name)[] Known =
    [
        ("PAR1"u8.ToArray(), "Parquet"),
        ("PARE"u8.ToArray(), "encrypted Parquet"),
        ("ORC"u8.ToArray(), "ORC"),
        ("Obj\u0001"u8.ToArray(), "Avro"),
        ("BZh"u8.ToArray(), "bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        ([0x04, 0x22, 0x4D, 0x18], "LZ4"),
        ([0xFF, 0x06, 0x00, 0x00, 0x73, 0x4E, 0x61, 0x50, 0x70, 0x59], "Snappy"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls)"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ("SQLite format 3\0"u8.ToArray(), "a SQLite database"),
        ([0xFF, 0xFE, 0x00, 0x00], "text in UTF-32"),
        ([0x00, 0x00, 0xFE, 0xFF], "text in UTF-32"),
        ([0xFF, 0xFE], "text in UTF-16"),
        ([0xFE, 0xFF], "text in UTF-16"),
    ];

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    public static bool IsZstd(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]);

    /// <summary>
    /// What a file is that is neither text in UTF-8 nor compressed in a way that is read; null for any other.
    /// </summary>
    public static string? NotText(ReadOnlySpan<byte> head)
    {
        foreach (var (bytes, name) in Known)
        {
            if (head.StartsWith(bytes))
            {
                return name;
            }
        }

        return Archive(head) ?? WithoutMark(head);
    }

    /// <summary>What a file is that should be Parquet; null where that cannot be told.</summary>
    public static string? NotParquet(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PAR"u8))
        {
            return null;
        }

        if (IsGzip(head))
        {
            return "gzip";
        }

        return IsZstd(head) ? "zstd" : NotText(head) ?? Page(head);
    }

    private static string? Archive(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
        {
            var isWorkbook = head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0;
            return isWorkbook ? "an Excel workbook (.xlsx)" : "a zip archive";
        }

        var isTar = head.Length > TarPlace && head[TarPlace..].StartsWith("ustar"u8);
        return isTar ? "a tar archive" : null;
    }

    /// <summary>Letters of the Latin alphabet in UTF-16 have a zero in every other byte.</summary>
    private static string? WithoutMark(ReadOnlySpan<byte> head)
    {
        var pairs = Math.Min(head.Length, 64) / 2;
        int even = 0, odd = 0;
        for (var i = 0; i < pairs; i++)
        {
            even += head[2 * i] == 0 ? 1 : 0;
            odd += head[(2 * i) + 1] == 0 ? 1 : 0;
        }

        var isWide = pairs > 1 && Math.Max(even, odd) * 4 >= pairs * 3 && Math.Min(even, odd) == 0;
        return isWide ? "text in UTF-16 without a byte order mark" : null;
    }

    private static string? Page(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head).TrimStart();
        string[] beginnings = ["<!doctype html", "<html"];
        if (Array.Exists(beginnings, b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase)))
        {
            return "a web page";
        }

        return text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "XML" : null;
    }
}
