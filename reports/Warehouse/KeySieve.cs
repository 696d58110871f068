using Apache.Arrow;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// Tells, of very many 64-bit hashes, the few that may occur more than once: one bit a bucket of leading bits. It may name a hash that
/// occurs once, never miss one that occurs twice. A group-by over all of them would need a table of all; this needs some bits each.
/// </summary>
public static class KeySieve
{
    /// <summary>Buckets for each key: with 32, about 1 in 64 keys is named for no reason.</summary>
    private const int BucketsPerKey = 32;

    private const int FewestBits = 16;
    private const int MostBits = 31;

    /// <param name="batches">The first column of each holds hashes (uint64), without nulls.</param>
    /// <param name="count">About how many there are.</param>
    /// <returns>Every hash that occurs again, and some more; in any order, some of them twice.</returns>
    public static IEnumerable<ulong> MaybeRepeated(IEnumerable<RecordBatch> batches, long count)
    {
        var bits = Math.Clamp((int)Math.Ceiling(Math.Log2(Math.Max(1, count) * (double)BucketsPerKey)), FewestBits, MostBits);
        var seen = new ulong[1L << (bits - 6)];
        foreach (var batch in batches)
        {
            foreach (var key in Again((UInt64Array)batch.Column(0), seen, bits))
            {
                yield return key;
            }

            batch.Dispose();
        }
    }

    private static List<ulong> Again(UInt64Array keys, ulong[] seen, int bits)
    {
        var again = new List<ulong>();
        foreach (var key in keys.Values)
        {
            var bucket = key >> (64 - bits);
            ref var word = ref seen[bucket >> 6];
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
