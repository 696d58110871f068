namespace CampaignBatch.Fuzz;

/// <summary>Ways to damage a file; the same dice always damage the same.</summary>
internal static class Mutation
{
    private static readonly (string Name, Func<byte[], Random, byte[]> Damage)[] Ways =
    [
        ("one bit", (whole, dice) => Flipped(whole, dice, 1, 0, whole.Length)),
        ("eight bits", (whole, dice) => Flipped(whole, dice, 8, 0, whole.Length)),
        ("one bit of the footer", (whole, dice) => Flipped(whole, dice, 1, Footer(whole), whole.Length - 8)),
        ("one byte of the footer", (whole, dice) => Written(whole, Footer(whole) + dice.Next(whole.Length - 8 - Footer(whole)), [(byte)dice.Next(256)])),
        ("a greatest number in the footer", (whole, dice) => Written(whole, Footer(whole) + dice.Next(whole.Length - 8 - Footer(whole)), [0xFF, 0xFF, 0xFF, 0xFF, 0x0F])),
        ("one bit of the first page header", (whole, dice) => Flipped(whole, dice, 1, 4, 40)),
        ("zeros", (whole, dice) => Written(whole, dice.Next(whole.Length), new byte[1 + dice.Next(512)])),
        ("noise", (whole, dice) => Written(whole, dice.Next(whole.Length), Noise(dice, 1 + dice.Next(64)))),
        ("another of its pieces", (whole, dice) => Written(whole, dice.Next(whole.Length), Piece(whole, dice))),
        ("insertion", (whole, dice) => Inserted(whole, dice.Next(whole.Length), Noise(dice, 1 + dice.Next(16)))),
        ("deletion", (whole, dice) => Deleted(whole, dice.Next(whole.Length), 1 + dice.Next(16))),
        ("truncation", (whole, dice) => whole[..dice.Next(whole.Length)]),
    ];

    /// <returns>How it was damaged, and what came of it.</returns>
    public static (string Way, byte[] Bytes) Of(byte[] whole, Random dice)
    {
        var (name, damage) = Ways[dice.Next(Ways.Length)];
        return (name, damage(whole, dice));
    }

    private static int Footer(byte[] whole) => whole.Length - 8 - BitConverter.ToInt32(whole, whole.Length - 8);

    private static byte[] Flipped(byte[] whole, Random dice, int bits, int from, int to)
    {
        byte[] copy = [.. whole];
        for (var i = 0; i < bits; i++)
        {
            copy[dice.Next(from, to)] ^= (byte)(1 << dice.Next(8));
        }

        return copy;
    }

    private static byte[] Written(byte[] whole, int at, byte[] bytes)
    {
        byte[] copy = [.. whole];
        bytes.AsSpan(0, Math.Min(bytes.Length, copy.Length - at)).CopyTo(copy.AsSpan(at));
        return copy;
    }

    private static byte[] Inserted(byte[] whole, int at, byte[] bytes) => [.. whole[..at], .. bytes, .. whole[at..]];

    private static byte[] Deleted(byte[] whole, int at, int length) => [.. whole[..at], .. whole[Math.Min(at + length, whole.Length)..]];

    private static byte[] Noise(Random dice, int length)
    {
        var bytes = new byte[length];
        dice.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Piece(byte[] whole, Random dice)
    {
        var at = dice.Next(whole.Length);
        return whole[at..Math.Min(whole.Length, at + 1 + dice.Next(256))];
    }
}
