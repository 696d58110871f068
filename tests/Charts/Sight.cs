using System.Globalization;

namespace CampaignBatch.Tests.Charts;

/// <summary>What eyes make of colours.</summary>
internal static class Sight
{
    /// <summary>
    /// What a colour looks like to full dichromats, in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model
    /// for simulation of color vision deficiency", IEEE TVCG 15 (2009), severity 1.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, double[][]> All = new Dictionary<string, double[][]>
    {
        ["full colour vision"] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        ["protanopia"] = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ["deuteranopia"] = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ["tritanopia"] = [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    };

    /// <summary>WCAG's ratio, 1..21.</summary>
    public static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    /// <summary>CIE 1976 ΔE of two colours as that eye sees them.</summary>
    public static double Distance(string a, string b, string eye)
    {
        var (p, q) = (Lab(Seen(a, eye)), Lab(Seen(b, eye)));
        return Math.Sqrt(p.Zip(q).Sum(c => Math.Pow(c.First - c.Second, 2)));
    }

    private static double Luminance(string colour)
    {
        var linear = Linear(colour);
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }

    private static double[] Seen(string colour, string eye)
    {
        var linear = Linear(colour);
        return [.. All[eye].Select(row => Math.Clamp(row.Zip(linear).Sum(p => p.First * p.Second), 0, 1))];
    }

    private static double[] Linear(string colour) => [.. Enumerable.Range(0, 3)
        .Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
        .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    // sRGB's primaries and white, D65.
    private static double[] Lab(double[] rgb)
    {
        var x = ((0.4124 * rgb[0]) + (0.3576 * rgb[1]) + (0.1805 * rgb[2])) / 0.95047;
        var y = (0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]);
        var z = ((0.0193 * rgb[0]) + (0.1192 * rgb[1]) + (0.9505 * rgb[2])) / 1.08883;
        return [(116 * F(y)) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z))];
    }

    private static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
}
