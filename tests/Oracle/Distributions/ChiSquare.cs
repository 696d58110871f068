namespace CampaignBatch.Tests.Oracle.Distributions;

/// <summary>The χ² distribution. Source: Abramowitz and Stegun 1964, 26.4.19.</summary>
internal static class ChiSquare
{
    /// <summary>P(χ² ≥ <paramref name="x"/>).</summary>
    public static double UpperTail(double x, double df) => SpecialFunctions.UpperGamma(df / 2, x / 2);
}
