using MathNet.Numerics;

namespace CampaignBatch.Reports.Statistics;

/// <summary>Draws without replacement.</summary>
internal static class Hypergeometric
{
    /// <summary>How many of the marked ones are among those drawn.</summary>
    /// <param name="all">Of how many is drawn.</param>
    /// <param name="marked">How many of them are marked.</param>
    /// <param name="drawn">How many are drawn.</param>
    /// <param name="chance">Uniform in [0, 1).</param>
    public static long Draw(long all, long marked, long drawn, double chance)
    {
        var (least, most) = (Math.Max(0, drawn - (all - marked)), Math.Min(drawn, marked));
        var mode = Math.Clamp((long)((drawn + 1.0) * (marked + 1) / (all + 2)), least, most);
        var atMode = Math.Exp(LogChoose(marked, mode) + LogChoose(all - marked, drawn - mode) - LogChoose(all, drawn));
        // From the likeliest number outwards, since most draws end near it.
        var (left, up, down) = (chance - atMode, atMode, atMode);
        var (above, below) = (mode, mode);
        while (left > 0 && (above < most || below > least))
        {
            if (above < most)
            {
                up *= (double)(marked - above) * (drawn - above) / ((above + 1.0) * (all - marked - drawn + above + 1));
                above++;
                left -= up;
                if (left <= 0)
                {
                    return above;
                }
            }

            if (below > least)
            {
                down *= below * (double)(all - marked - drawn + below) / ((marked - below + 1.0) * (drawn - below + 1));
                below--;
                left -= down;
                if (left <= 0)
                {
                    return below;
                }
            }
        }

        return mode;
    }

    private static double LogChoose(long n, long k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>Small ones by table, great ones by Stirling's series, which is exact to 15 digits there.</summary>
    private static double LogFactorial(long n)
    {
        if (n < Table.Length)
        {
            return Table[n];
        }

        double x = n;
        return ((x + 0.5) * Math.Log(x)) - x + HalfLogTwoPi + (1 / (12 * x)) - (1 / (360 * x * x * x));
    }

    private const double HalfLogTwoPi = 0.91893853320467274;

    private static readonly double[] Table = [.. Enumerable.Range(0, 1024).Select(n => SpecialFunctions.FactorialLn(n))];
}
