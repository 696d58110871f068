using System.Text;

namespace CampaignBatch.Reports.Ingest;

/// <summary>A look at the first bytes of a file that is perhaps not read.</summary>
internal static class FileSniffer
{
    /// <summary>Whether it begins as Parquet does.</summary>
    public static bool IsParquet(string path) => Head(path) is { } head && head.AsSpan().StartsWith("PAR1"u8);

    /// <summary>What it is in words such as "Parquet"; null where nothing tells, or it cannot be opened.</summary>
    public static string? Of(string path)
    {
        if (Head(path) is not { Length: > 0 } head)
        {
            return null;
        }

        return head.AsSpan().StartsWith("PAR1"u8) ? "Parquet" : FileSignature.NotParquet(head) ?? Text(head);
    }

    private static byte[]? Head(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var head = new byte[FileSignature.Length];
            return head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Text(byte[] head)
    {
        if (head.Contains((byte)0))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith('{') || text.StartsWith('[') ? "JSON" : "text";
    }
}
