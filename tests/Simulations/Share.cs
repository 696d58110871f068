namespace CampaignBatch.Simulations;

/// <summary>A share of something that was simulated, with its 95 % Monte Carlo interval.</summary>
/// <param name="Value">0..1; NaN of nothing.</param>
/// <param name="Count">Of how many.</param>
/// <param name="Low">Lower end: Wilson's, on the number of independent trials that say as much.</param>
/// <param name="High">Upper end.</param>
internal sealed record Share(double Value, int Count, double Low, double High)
{
    private const double Z = 1.959964;

    /// <summary>The share of independent trials.</summary>
    public static Share Of(int hits, int trials) => FromEffective((double)hits / trials, trials, trials);

    public static Share Of<T>(IReadOnlyCollection<T> trials, Func<T, bool> isHit) =>
        Of(trials.Count(isHit), trials.Count);

    /// <summary>The share of trials that depend on each other within a cluster, such as days of a campaign.</summary>
    public static Share OfClusters(IReadOnlyList<(int Hits, int Trials)> clusters)
    {
        var trials = clusters.Sum(c => c.Trials);
        var value = (double)clusters.Sum(c => c.Hits) / trials;
        var variance = clusters.Sum(c => Math.Pow(c.Hits - (value * c.Trials), 2)) / ((double)trials * trials);
        var effective = variance > 0 ? Math.Min(trials, value * (1 - value) / variance) : clusters.Count;
        return FromEffective(value, trials, effective);
    }

    private static Share FromEffective(double value, int trials, double effective)
    {
        if (trials == 0)
        {
            return new Share(double.NaN, 0, 0, 1);
        }

        var squared = Z * Z;
        var centre = value + (squared / (2 * effective));
        var reach = Z * Math.Sqrt((value * (1 - value) / effective) + (squared / (4 * effective * effective)));
        var scale = 1 + (squared / effective);
        var low = value == 0 ? 0 : (centre - reach) / scale;
        var high = value == 1 ? 1 : (centre + reach) / scale;
        return new Share(value, trials, low, high);
    }
}
