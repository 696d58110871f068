namespace CampaignBatch.Reports.Samples;

/// <summary>Numbers that look drawn by lot and are a function of what they are for.</summary>
internal static class Chance
{
    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    public static ulong Mix(ulong key)
    {
        key += 0x9E3779B97F4A7C15;
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }

    /// <summary>A number in [0, 1) for these three.</summary>
    public static double Of(long seed, long first, long second) =>
        (Mix(Mix(Mix((ulong)seed) ^ (ulong)first) ^ (ulong)second) >> 11) / (double)(1L << 53);
}
