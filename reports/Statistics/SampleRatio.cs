using MathNet.Numerics;

namespace CampaignBatch.Reports.Statistics;

/// <summary>Whether users are missing from an arm of an experiment.</summary>
public static class SampleRatio
{
    /// <summary>Below this p the arms cannot be compared: A. Fabijan et al., KDD 2019.</summary>
    public const double Level = 0.001;

    /// <summary>
    /// p value of Pearson's χ² of the users per arm against their planned shares (K. Pearson, Philosophical Magazine 50 (1900) 157–175), 0..1;
    /// null with fewer than two arms, or without users.
    /// </summary>
    /// <param name="users">Users of each arm.</param>
    /// <param name="shares">Planned shares of the same arms, above 0, in any unit.</param>
    public static double? P(IReadOnlyList<long> users, IReadOnlyList<double> shares)
    {
        var (all, whole) = (users.Sum(), shares.Sum());
        if (users.Count < 2 || all == 0)
        {
            return null;
        }

        var squared = 0.0;
        for (var i = 0; i < users.Count; i++)
        {
            var expected = all * shares[i] / whole;
            squared += (users[i] - expected) * (users[i] - expected) / expected;
        }

        return SpecialFunctions.GammaUpperRegularized((users.Count - 1) / 2.0, squared / 2);
    }
}
