using MathNet.Numerics;

namespace CampaignBatch.Reports.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Gaussian
{
    /// <summary>Probability of a value above <paramref name="z"/>, exact far out too: 0..1.</summary>
    public static double Above(double z) => SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2;
}
