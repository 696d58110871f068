namespace CampaignBatch.Tests.Oracle.Distributions;

/// <summary>Student's t distribution. Source: Abramowitz and Stegun 1964, 26.5.27 and 26.7.1.</summary>
internal static class StudentT
{
    /// <summary>P(|t| ≥ <paramref name="t"/>), two-sided; <paramref name="df"/> need not be whole.</summary>
    public static double TwoSidedTail(double t, double df) => SpecialFunctions.Beta(df / (df + (t * t)), df / 2, 0.5);

    /// <summary>
    /// The t that |t| exceeds with probability 1 − <paramref name="level"/>: 0.95 gives t(0.975, df).
    /// </summary>
    public static double Critical(double level, double df)
    {
        var (low, high) = (0.0, 1.0);
        while (TwoSidedTail(high, df) > 1 - level)
        {
            high *= 2;
        }

        for (var i = 0; i < 80; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = TwoSidedTail(middle, df) > 1 - level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
