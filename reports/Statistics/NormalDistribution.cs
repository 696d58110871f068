namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// Tails of the standard normal distribution, by the formulas of M. Abramowitz and I. A. Stegun, "Handbook of Mathematical
/// Functions" (1964): 7.1.6 (series of erf) near the middle, 7.1.14 (continued fraction of erfc) in the tails.
/// </summary>
public static class NormalDistribution
{
    private const double SeriesUpTo = 2.5;
    private const int FractionTerms = 120;

    /// <summary>Probability of a value at least as far from 0 as <paramref name="z"/>, on either side: 0..1.</summary>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < SeriesUpTo ? 1 - Erf(x) : ErfcOfTail(x);
    }

    private static double Erf(double x)
    {
        double term = x, sum = x;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double ErfcOfTail(double x)
    {
        var fraction = x;
        for (var k = FractionTerms; k > 0; k--)
        {
            fraction = x + (k / 2.0 / fraction);
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * fraction);
    }
}
