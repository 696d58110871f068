namespace CampaignBatch.Simulations;

/// <summary>
/// Seeded random numbers: the same seed gives the same numbers on every machine and version of .NET.
/// SplitMix64 of Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
/// </summary>
internal sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator for one item of a series; generators of different items are independent.</summary>
    /// <param name="seed">Of the whole simulation.</param>
    /// <param name="series">Such as the name of a world.</param>
    /// <param name="item">Such as the number of a campaign.</param>
    public static RandomNumbers ForItem(int seed, string series, int item)
    {
        var key = Mix((ulong)seed);
        foreach (var letter in series)
        {
            key = Mix(key ^ letter);
        }

        return new RandomNumbers(Mix(key ^ (ulong)item));
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15;
        return (Mix(_state) >> 11) / (double)(1L << 53);
    }

    /// <summary>Uniform in [from, to).</summary>
    public double Between(double from, double to) => from + ((to - from) * Next());

    /// <summary>A whole number in [0, count).</summary>
    public int Below(int count) => (int)(Next() * count);

    public bool Happens(double chance) => Next() < chance;

    /// <summary>Exponential with that mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Next());

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    /// <summary>Beta as a ratio of two gamma variates.</summary>
    public double Beta(double a, double b)
    {
        var first = Gamma(a);
        var second = Gamma(b);
        return first + second > 0 ? first / (first + second) : a / (a + b);
    }

    /// <summary>
    /// Gamma with scale 1: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
    /// </summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(1 - Next(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var root = 1 + (c * x);
            var v = root * root * root;
            if (v > 0 && Math.Log(1 - Next()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>Poisson by multiplication of uniform numbers, for small means.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = Next();
        var count = 0;
        while (product > limit)
        {
            product *= Next();
            count++;
        }

        return count;
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    private static ulong Mix(ulong key)
    {
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }
}
