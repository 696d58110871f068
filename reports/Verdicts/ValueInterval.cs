using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>The interval of a mean value per user: Student's t over users, of values winsorised at the top.</summary>
public static class ValueInterval
{
    /// <summary>Share of all users above which values count as the one there.</summary>
    public const double WinsorisedAt = 0.999;

    /// <summary>95 % interval; null with fewer than 30 users who have a value.</summary>
    /// <param name="values">Of all users.</param>
    /// <param name="cap">Value above which values count as this one.</param>
    public static Interval? Of(WeightedValues values, double cap)
    {
        var capped = values.Capped(cap);
        if (values.Valued < Proportion.EnoughTrials || capped.Mean is not { } mean || capped.Variance is not { } variance)
        {
            return null;
        }

        var reach = StudentT.Point(0.975, values.Users - 1) * Math.Sqrt(variance / values.Users);
        return new Interval(mean - reach, mean + reach);
    }
}
