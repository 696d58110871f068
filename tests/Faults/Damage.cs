namespace CampaignBatch.Faults;

/// <summary>Ways to damage a file.</summary>
internal static class Damage
{
    private const int Block = 512;

    /// <summary>Damages a file so that its bytes are others, and leaves its times as they were.</summary>
    /// <returns>What was done.</returns>
    public static string Do(string path, Random dice)
    {
        var bytes = File.ReadAllBytes(path);
        var time = File.GetLastWriteTimeUtc(path);
        var (way, damaged) = Damaged(bytes, dice);
        if (damaged is null)
        {
            File.Delete(path);
            return way;
        }

        File.WriteAllBytes(path, damaged);
        File.SetLastWriteTimeUtc(path, time);
        return way;
    }

    private static (string Way, byte[]? Bytes) Damaged(byte[] whole, Random dice)
    {
        byte[] copy = [.. whole];
        var at = dice.Next(whole.Length);
        switch (dice.Next(5))
        {
            case 0:
                copy[at] ^= (byte)(1 << dice.Next(8));
                return ("one bit", copy);
            case 1:
                Array.ForEach(Enumerable.Range(at, Math.Min(Block, copy.Length - at)).ToArray(), i => copy[i] ^= 0xFF);
                return ("a block turned over", copy);
            case 2:
                return ("cut", copy[..at]);
            case 3:
                return ("longer", [.. copy, .. new byte[1 + dice.Next(Block)]]);
            default:
                return ("gone", null);
        }
    }
}
