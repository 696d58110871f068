using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>How many users it takes until a difference as large as the present one is confirmed.</summary>
internal static class ArmOutlook
{
    /// <summary>Beyond so many days no date is told.</summary>
    public const double FarthestDays = 3_650;

    /// <summary>The 80 % point of the normal distribution: the chance with which that many users confirm it.</summary>
    private const double Power = 0.8416212336;

    private const long MostUsers = 1_000_000_000_000;

    /// <summary>Users of both arms that it takes, with a chance of 80 %.</summary>
    /// <param name="z">Difference ÷ standard error now, above 0.</param>
    /// <param name="users">Users of both arms now, above 0.</param>
    /// <param name="isPlanned">Whether an end is planned.</param>
    public static long UsersFor(double z, long users, bool isPlanned)
    {
        bool IsEnough(double of)
        {
            var limit = isPlanned ? SequentialTest.Planned(z, 1).Reach : SequentialTest.Open(z, of).Reach;
            return z * Math.Sqrt(of / users) >= limit + Power;
        }

        var (low, high) = (0.0, (double)users);
        while (!IsEnough(high) && high < MostUsers)
        {
            high *= 2;
        }

        while (high - low > 0.5)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = IsEnough(middle) ? (low, middle) : (middle, high);
        }

        return (long)Math.Ceiling(high);
    }

    /// <summary>Upwards to two digits: it is no more than a guess.</summary>
    public static long Rounded(long users)
    {
        var unit = 1L;
        while (users / unit >= 100)
        {
            unit *= 10;
        }

        return (users + unit - 1) / unit * unit;
    }
}
