using System.Globalization;
using MathNet.Numerics;

namespace CampaignBatch.Reports.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>Degrees of freedom up to which SQL takes the point from <see cref="Points975"/>; beyond them a series is exact to 12 digits.</summary>
    private const int Listed = 250;

    /// <summary>The 97.5 % points for 1 to 250 degrees of freedom, as a list in SQL.</summary>
    public static string Points975 { get; } =
        $"[{string.Join(", ", Enumerable.Range(1, Listed).Select(df => Point(0.975, df).ToString("R", CultureInfo.InvariantCulture)))}]::double[]";

    /// <summary>Probability of a value at least as far from 0 as <paramref name="t"/>, on either side: 0..1.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0; need not be whole.</param>
    public static double TwoSided(double t, double df) => SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + (t * t)));

    /// <summary>The value that a share of the distribution lies below.</summary>
    /// <param name="share">Above 0.5, below 1.</param>
    /// <param name="df">Degrees of freedom, above 0; need not be whole.</param>
    public static double Point(double share, double df)
    {
        var tail = 2 * (1 - share);
        var (low, high) = (0.0, 2.0);
        while (TwoSided(high, df) > tail && high < double.MaxValue / 2)
        {
            high *= 2;
        }

        // Halving is slow and cannot fail; each step gains a bit.
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = TwoSided(middle, df) > tail ? (middle, high) : (low, middle);
        }

        return low + ((high - low) / 2);
    }
}
