using System.Runtime.InteropServices;
using Apache.Arrow;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// Tells, of very many 64-bit hashes, the few that may occur more than once: one bit a bucket of leading bits. It may name a hash that
/// occurs once, never miss one that occurs twice. A group-by over all of them would need a table of all; this needs some bits each.
/// It can be kept in a file and shown more hashes later.
/// </summary>
public sealed class KeySieve
{
    /// <summary>Buckets for each key: with 32, about 1 in 64 keys is named for no reason.</summary>
    private const int BucketsPerKey = 32;

    private const int FewestBits = 16;
    private const int MostBits = 31;

    private readonly ulong[] _seen;
    private readonly int _bits;

    /// <param name="count">About how many hashes it will be shown.</param>
    public KeySieve(long count)
    {
        _bits = Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(1, count) * (double)BucketsPerKey)), FewestBits, MostBits);
        _seen = new ulong[1L << (_bits - 6)];
    }

    private KeySieve(ulong[] seen) => (_seen, _bits) = (seen, 6 + (int)Math.Log2(seen.Length));

    /// <summary>Shows it hashes.</summary>
    /// <param name="batches">The first column of each holds hashes (uint64), without nulls.</param>
    /// <returns>Every one that it has been shown before, and some more; in any order, some of them twice.</returns>
    public IEnumerable<ulong> Again(IEnumerable<RecordBatch> batches)
    {
        foreach (var batch in batches)
        {
            foreach (var key in Again((UInt64Array)batch.Column(0)))
            {
                yield return key;
            }

            batch.Dispose();
        }
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path) => File.WriteAllBytes(path, MemoryMarshal.AsBytes<ulong>(_seen));

    /// <summary>One that was saved; null where the file is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static KeySieve? Load(string path)
    {
        var length = new FileInfo(path).Length;
        if (length is < 1L << (FewestBits - 3) or > 1L << (MostBits - 3) || !long.IsPow2(length))
        {
            return null;
        }

        var seen = new ulong[length >> 3];
        using var file = File.OpenRead(path);
        file.ReadExactly(MemoryMarshal.AsBytes(seen.AsSpan()));
        return new KeySieve(seen);
    }

    private List<ulong> Again(UInt64Array keys)
    {
        var again = new List<ulong>();
        foreach (var key in keys.Values)
        {
            var bucket = key >> (64 - _bits);
            ref var word = ref _seen[bucket >> 6];
            var bit = 1UL << (int)(bucket & 63);
            if ((word & bit) != 0)
            {
                again.Add(key);
            }

            word |= bit;
        }

        return again;
    }
}
