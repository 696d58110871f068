namespace CampaignBatch.Reports.Statistics;

/// <summary>n of N, with the 95 % interval of the rate behind it.</summary>
public readonly record struct Proportion
{
    /// <summary>The 97.5 % point of the normal distribution, as the metric dictionary states it.</summary>
    public const double Z = 1.959964;

    /// <summary>From this denominator on a rate takes part in rankings and verdicts.</summary>
    public const long EnoughTrials = 30;

    /// <exception cref="ArgumentOutOfRangeException">Successes are negative or more than the trials.</exception>
    public Proportion(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        Successes = successes;
        Trials = trials;
    }

    /// <summary>n.</summary>
    public long Successes { get; }

    /// <summary>N.</summary>
    public long Trials { get; }

    /// <summary>n ÷ N in 0..1, not rounded; null for 0/0.</summary>
    public double? Rate => Trials == 0 ? null : (double)Successes / Trials;

    /// <summary>Whether the denominator is too small for a ranking or a verdict.</summary>
    public bool IsSmall => Trials < EnoughTrials;

    /// <summary>Its 95 % score interval; null for 0/0. The ends at 0 and at 1 are exact.</summary>
    public Interval? Wilson()
    {
        if (Rate is not { } rate)
        {
            return null;
        }

        var ends = Score(rate, Trials, Z);
        return new Interval(Successes == 0 ? 0 : ends.Low, Successes == Trials ? 1 : ends.High);
    }

    /// <summary>
    /// The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    /// JASA 22 (1927) 209–212, without continuity correction.
    /// </summary>
    /// <param name="rate">0..1.</param>
    /// <param name="trials">Above 0; need not be whole.</param>
    /// <param name="z">How many standard errors it reaches.</param>
    internal static Interval Score(double rate, double trials, double z)
    {
        var squared = z * z;
        var centre = rate + (squared / (2 * trials));
        var reach = z * Math.Sqrt((rate * (1 - rate) / trials) + (squared / (4 * trials * trials)));
        var scale = 1 + (squared / trials);
        return new Interval((centre - reach) / scale, (centre + reach) / scale);
    }
}
