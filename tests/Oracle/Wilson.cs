namespace CampaignBatch.Tests.Oracle;

/// <summary>Wilson's score interval. Source: E. B. Wilson, JASA 22 (1927) 209–212.</summary>
public static class Wilson
{
    /// <summary>Of the normal distribution, 95 %.</summary>
    public const double Z = 1.959964;

    public static double Low(long part, long whole) => Low((double)part / whole, whole, Z);

    public static double High(long part, long whole) => High((double)part / whole, whole, Z);

    /// <param name="rate">0..1.</param>
    /// <param name="count">Independent trials; need not be whole.</param>
    /// <param name="critical">The critical value of the level.</param>
    public static double Low(double rate, double count, double critical) =>
        rate == 0 ? 0 : Centre(rate, count, critical) - Half(rate, count, critical);

    public static double High(double rate, double count, double critical) =>
        rate == 1 ? 1 : Centre(rate, count, critical) + Half(rate, count, critical);

    private static double Centre(double rate, double count, double critical)
    {
        var square = critical * critical;
        return ((rate * count) + (square / 2)) / (count + square);
    }

    private static double Half(double rate, double count, double critical)
    {
        var square = critical * critical;
        return critical * Math.Sqrt((rate * (1 - rate) * count) + (square / 4)) / (count + square);
    }
}
