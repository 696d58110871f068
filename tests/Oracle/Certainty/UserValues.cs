using CampaignBatch.Tests.Oracle.Distributions;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>
/// Values of users, zeros included, winsorised for intervals and tests. METRICS.md, Intervals: value per user.
/// </summary>
/// <param name="Values">A value for each user.</param>
/// <param name="WithValue">How many of them have a value that is not null.</param>
/// <param name="Cap">What greater values count as.</param>
internal sealed record UserValues(IReadOnlyList<double> Values, int WithValue, double Cap)
{
    private const int Fewest = 30;

    public int Users => Values.Count;

    public bool IsEnough => WithValue >= Fewest;

    public double? Mean => Users == 0 ? null : Values.Sum() / Users;

    public double? CappedMean => Users == 0 ? null : Capped.Sum() / Users;

    /// <summary>Of the capped values; null for fewer than two users.</summary>
    public double? Variance => Users < 2 ? null : Capped.Sum(v => Math.Pow(v - CappedMean!.Value, 2)) / (Users - 1);

    private IEnumerable<double> Capped => Values.Select(v => Math.Min(v, Cap));

    /// <summary>The nearest-rank 99.9 % quantile; null without values.</summary>
    public static double? CapOf(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? null : sorted[((999 * sorted.Count) + 999) / 1000 - 1];
    }

    /// <summary>Mean ± t(0.975, m − 1)·s ÷ √m; null for too few users with a value.</summary>
    public (double Low, double High)? Interval()
    {
        if (!IsEnough || Variance is not { } variance)
        {
            return null;
        }

        var half = StudentT.Critical(0.95, Users - 1) * Math.Sqrt(variance / Users);
        return (CappedMean!.Value - half, CappedMean.Value + half);
    }
}
