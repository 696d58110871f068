using System.Buffers;
using System.IO.Hashing;

namespace CampaignBatch.Reports.Io;

/// <summary>
/// What a file of the cache was when it was written, by which damage is found before the file is used. XXH3 finds what disks and memory do to a file,
/// at the speed of memory; it is no seal against people.
/// </summary>
/// <param name="Bytes">Length.</param>
/// <param name="Xxh128">XXH3, 128 bits, of all bytes; lower-case hex.</param>
public sealed record FileChecksum(long Bytes, string Xxh128)
{
    private const int Chunk = 1 << 18;

    /// <summary>Of the file as it is now.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of permission.</exception>
    public static FileChecksum Compute(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(RandomAccess.GetLength(file), 1, Chunk));
        try
        {
            var hash = new XxHash128();
            var bytes = 0L;
            for (int read; (read = RandomAccess.Read(file, buffer, bytes)) > 0; bytes += read)
            {
                hash.Append(buffer.AsSpan(0, read));
            }

            return new FileChecksum(bytes, Convert.ToHexStringLower(hash.GetCurrentHash()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether a file is there and has these very bytes. One that cannot be read has not.</summary>
    public bool Matches(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file && file.Length == Bytes && Compute(path) == this;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
