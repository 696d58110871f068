using CampaignBatch.Tests.Oracle.Distributions;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>
/// p-values and interval widths that may be read any day. METRICS.md, Variants. Sources: O'Brien and Fleming,
/// Biometrics 35 (1979) 549–556, as spent by Lan and DeMets, Biometrika 70 (1983) 659–663; the normal mixture of Howard
/// et al., Annals of Statistics 49 (2021) 1055–1080, and Waudby-Smith et al. 2024.
/// </summary>
/// <param name="Information">With a planned end, how much of the time to it is over, at most 1; null for open
/// ends.</param>
internal sealed record SequentialRule(double? Information)
{
    private const double Level = 0.05;

    private const double PlannedCritical = 2.2414;

    /// <summary>ρ² is best at this many users.</summary>
    private const double BestAt = 500;

    private static readonly double Rho2 = ((-2 * Math.Log(Level)) + Math.Log(1 - (2 * Math.Log(Level)))) / BestAt;

    /// <param name="z">Difference ÷ standard error.</param>
    /// <param name="users">Of both arms.</param>
    public double P(double z, int users)
    {
        if (Information is { } t)
        {
            return Math.Min(1, 4 * Normal.UpperTail(Math.Abs(z) * Math.Sqrt(t)));
        }

        var nu = users * Rho2;
        return Math.Min(1, Math.Sqrt(1 + nu) * Math.Exp(-0.5 * z * z * nu / (1 + nu)));
    }

    /// <summary>Half the interval in standard errors.</summary>
    public double HalfWidth(int users)
    {
        if (Information is { } t)
        {
            return PlannedCritical / Math.Sqrt(t);
        }

        var nu = users * Rho2;
        return Math.Sqrt((1 + nu) / nu * ((2 * Math.Log(1 / Level)) + Math.Log(1 + nu)));
    }
}
