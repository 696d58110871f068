namespace CampaignBatch.Reports.Statistics;

/// <summary>The difference of two rates, second minus first, with its interval and test.</summary>
/// <param name="Value">Second rate − first rate, −1..1.</param>
/// <param name="Interval">Newcombe's 95 % interval of <paramref name="Value"/>.</param>
/// <param name="Z">Statistic of the two-proportion test; 0 where both rates are 0, or both 1.</param>
/// <param name="P">Two-sided p value of that test, not adjusted for other comparisons.</param>
public sealed record Difference(double Value, Interval Interval, double Z, double P)
{
    /// <summary>Compares two proportions that share no trial; null where either has no trials.</summary>
    public static Difference? Between(Proportion first, Proportion second)
    {
        if (first.Rate is not { } p1 || second.Rate is not { } p2)
        {
            return null;
        }

        var z = PooledZ(first, second);
        return new Difference(p2 - p1, Newcombe(first, second), z, NormalDistribution.TwoSided(z));
    }

    /// <summary>
    /// The hybrid score interval: method 10 of R. G. Newcombe, "Interval estimation for the difference between independent
    /// proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873–890.
    /// </summary>
    private static Interval Newcombe(Proportion first, Proportion second)
    {
        double p1 = first.Rate!.Value, p2 = second.Rate!.Value;
        Interval w1 = first.Wilson()!.Value, w2 = second.Wilson()!.Value;
        return new Interval(
            p2 - p1 - double.Hypot(p2 - w2.Low, w1.High - p1),
            p2 - p1 + double.Hypot(w2.High - p2, p1 - w1.Low));
    }

    /// <summary>
    /// The z test with pooled variance: J. L. Fleiss, B. Levin, M. C. Paik, "Statistical Methods for Rates and Proportions",
    /// 3rd ed. (2003), section 3.2, without continuity correction.
    /// </summary>
    private static double PooledZ(Proportion first, Proportion second)
    {
        double n1 = first.Trials, n2 = second.Trials;
        var pooled = (first.Successes + second.Successes) / (n1 + n2);
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1 / n1) + (1 / n2)));
        return error == 0 ? 0 : (second.Rate!.Value - first.Rate!.Value) / error;
    }
}
