using System.IO.Hashing;
using System.Text;

namespace CampaignBatch.Reports.Io;

/// <summary>A small text of the cache whose last line is the XXH3 (128 bits, hex) of all before it, so that a damaged one is never believed.</summary>
public static class ChecksummedText
{
    /// <summary>Writes it beside its place, and then into its place in one step.</summary>
    /// <param name="path">Where it shall stand; what stands there already is replaced.</param>
    /// <param name="text">The text; without a last line of its own.</param>
    /// <param name="unfinished">Where it lies until it is whole; null for beside its place.</param>
    /// <exception cref="IOException">The file system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static void Write(string path, string text, string? unfinished = null)
    {
        var beside = unfinished ?? path + ".tmp";
        File.WriteAllText(beside, $"{text}\n{Checksum(text)}");
        File.Move(beside, path, true);
    }

    /// <summary>The text; null where there is none.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="isDamaged">Whether there is one that is not what was written.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static string? Read(string path, out bool isDamaged)
    {
        isDamaged = false;
        if (!File.Exists(path))
        {
            return null;
        }

        var all = File.ReadAllText(path);
        var end = all.LastIndexOf('\n');
        isDamaged = end < 0 || all[(end + 1)..] != Checksum(all[..end]);
        return isDamaged ? null : all[..end];
    }

    private static string Checksum(string text) => Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
}
