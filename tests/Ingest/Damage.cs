namespace CampaignBatch.Tests.Ingest;

/// <summary>Copies of a file, each damaged in another way; a seed always damages the same.</summary>
internal static class Damage
{
    public static IEnumerable<(string Name, byte[] Bytes)> Of(byte[] whole, int seed, int count)
    {
        var dice = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var kind = i % 5;
            yield return ($"damage-{i:D3}-{kind}", kind switch
            {
                0 => whole[..dice.Next(whole.Length)],
                1 => Flipped(whole, dice, 1),
                2 => Flipped(whole, dice, 8),
                3 => Zeroed(whole, dice),
                _ => Swapped(whole, dice),
            });
        }
    }

    private static byte[] Flipped(byte[] whole, Random dice, int bits)
    {
        byte[] copy = [.. whole];
        for (var i = 0; i < bits; i++)
        {
            copy[dice.Next(copy.Length)] ^= (byte)(1 << dice.Next(8));
        }

        return copy;
    }

    private static byte[] Zeroed(byte[] whole, Random dice)
    {
        byte[] copy = [.. whole];
        var start = dice.Next(copy.Length);
        Array.Clear(copy, start, Math.Min(1 + dice.Next(64), copy.Length - start));
        return copy;
    }

    private static byte[] Swapped(byte[] whole, Random dice)
    {
        var at = dice.Next(1, whole.Length);
        return [.. whole[at..], .. whole[..at]];
    }
}
