namespace CampaignBatch.Tests.Worlds;

/// <summary>Chance that is the same on every machine and in every version of .NET. Source: SplitMix64, Steele, Lea and Flood 2014.</summary>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Roll()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>0 ≤ result &lt; <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Roll() % (ulong)end);

    /// <summary>Both ends are possible.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>0 ≤ result &lt; 1.</summary>
    public double Fraction() => (Roll() >> 11) * Math.ScaleB(1, -53);

    public T One<T>(params IReadOnlyList<T> of) => of[Below(of.Count)];

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> items) =>
        [.. items.Select(item => (item, order: Roll())).OrderBy(p => p.order).Select(p => p.item)];
}
