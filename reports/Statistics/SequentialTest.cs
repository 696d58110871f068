namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// A test of a difference that may be read on any day without claiming more often than its level says. Interval and p never disagree: the interval at
/// 95 % leaves 0 out exactly where p is below 0.05.
/// </summary>
/// <param name="P">p value, 0..1.</param>
/// <param name="Reach">Half the width of the 95 % interval, in standard errors.</param>
public readonly record struct SequentialTest(double P, double Reach)
{
    private const double Level = 0.05;

    /// <summary>The 98.75 % point of the normal distribution, as the metric dictionary states it: what is left of the level at the planned end.</summary>
    private const double Final = 2.2414;

    /// <summary>Users for which the open test is sharpest.</summary>
    private const double Sharpest = 500;

    /// <summary>Variance of the mixture for one user: ρ² of I. Waudby-Smith et al. 2024, best at <see cref="Sharpest"/> users.</summary>
    private static readonly double Mixture = ((-2 * Math.Log(Level)) + Math.Log(1 - (2 * Math.Log(Level)))) / Sharpest;

    /// <summary>
    /// With an end that is planned: the limit of P. C. O'Brien, T. R. Fleming, Biometrics 35 (1979) 549–556, for a look at any time, by the law of
    /// the maximum of a Brownian motion.
    /// </summary>
    /// <param name="z">Difference ÷ standard error.</param>
    /// <param name="information">Share of the planned time that is over, above 0 and at most 1.</param>
    public static SequentialTest Planned(double z, double information) => new(
        Math.Min(1, 4 * Gaussian.Above(Math.Abs(z) * Math.Sqrt(information))),
        Final / Math.Sqrt(information));

    /// <summary>
    /// Without an end: the normal mixture of S. R. Howard et al., Annals of Statistics 49 (2021) 1055–1080, in the asymptotic form of
    /// I. Waudby-Smith et al., Annals of Statistics 52 (2024) 2613–2640.
    /// </summary>
    /// <param name="z">Difference ÷ standard error.</param>
    /// <param name="users">Users in both arms, above 0.</param>
    public static SequentialTest Open(double z, double users)
    {
        var spread = users * Mixture;
        return new(
            Math.Min(1, Math.Sqrt(1 + spread) * Math.Exp(-0.5 * z * z * spread / (1 + spread))),
            Math.Sqrt((1 + spread) / spread * ((-2 * Math.Log(Level)) + Math.Log(1 + spread))));
    }
}
