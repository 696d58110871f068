namespace CampaignBatch.Tests.Oracle;

/// <summary>Wilson's score interval at 95 %. Source: E. B. Wilson, JASA 22 (1927) 209–212.</summary>
public static class Wilson
{
    private const double Z = 1.959964;

    public static double Low(long part, long whole) => part == 0 ? 0 : Centre(part, whole) - Half(part, whole);

    public static double High(long part, long whole) => part == whole ? 1 : Centre(part, whole) + Half(part, whole);

    private static double Centre(double part, double whole) => (part + (Z * Z / 2)) / (whole + (Z * Z));

    private static double Half(double part, double whole) =>
        Z * Math.Sqrt((part * (whole - part) / whole) + (Z * Z / 4)) / (whole + (Z * Z));
}
