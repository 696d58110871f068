namespace CampaignBatch.Tests.Oracle.Distributions;

/// <summary>The standard normal distribution. Source: Abramowitz and Stegun 1964, 6.5.17 and 7.1.2.</summary>
internal static class Normal
{
    /// <summary>1 − Φ(z), without the loss of digits of that difference.</summary>
    public static double UpperTail(double z) =>
        z < 0 ? 1 - UpperTail(-z) : 0.5 * SpecialFunctions.UpperGamma(0.5, z * z / 2);
}
