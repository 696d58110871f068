using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>One metric of one arm, ready to be compared with another arm's.</summary>
/// <param name="Key">The arm.</param>
/// <param name="Users">Users in the denominator.</param>
/// <param name="Mean">What is compared: a rate, or a mean of winsorised values; null without a user.</param>
/// <param name="Variance">Variance of <paramref name="Mean"/>, where arms are not pooled; null where it cannot be had.</param>
/// <param name="Share">n of N where two arms are compared as shares of users, by the pooled variance; null for the others.</param>
/// <param name="Valued">Users that a comparison needs at least 30 of.</param>
internal readonly record struct ArmSample(string Key, long Users, double? Mean, double? Variance, Proportion? Share, long Valued)
{
    /// <summary>Whether there are enough users for an interval and a verdict.</summary>
    public bool IsEnough => Users >= Proportion.EnoughTrials && Valued >= Proportion.EnoughTrials;

    /// <summary>One metric of some users.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="key">Their arm.</param>
    /// <param name="profiles">The users.</param>
    /// <param name="cap">Value above which values count as this one.</param>
    public static ArmSample Of(ArmMetric metric, string key, IReadOnlyList<ArmProfile> profiles, double cap) => metric switch
    {
        ArmMetric.ResponseByMessages => ByMessages(key, Responses(profiles)),
        ArmMetric.ResponseByUsers => ByUsers(key, Responders(profiles)),
        ArmMetric.Conversion => ByUsers(key, Converted(profiles)),
        _ => ByValue(key, Values(profiles).Capped(cap)),
    };

    /// <summary>Messages and responses of users.</summary>
    public static UserSums Responses(IEnumerable<ArmProfile> profiles) =>
        profiles.Where(p => p.Delivered > 0).Aggregate(default(UserSums), (sum, p) => sum + UserSums.Of(p.Users, p.Delivered, p.Responses));

    /// <summary>Users who responded, of those with a message.</summary>
    public static Proportion Responders(IReadOnlyList<ArmProfile> profiles) =>
        ShareOf(profiles.Where(p => p.Delivered > 0), p => p.Responses > 0);

    /// <summary>Users who converted, of those whose window is over.</summary>
    public static Proportion Converted(IReadOnlyList<ArmProfile> profiles) =>
        ShareOf(profiles.Where(p => p.IsMature), p => p.IsConverted);

    /// <summary>Values of users whose window is over.</summary>
    public static WeightedValues Values(IReadOnlyList<ArmProfile> profiles) => new(
        profiles.Where(p => p is { IsMature: true, Value: not null }).GroupBy(p => p.Value!.Value).Select(g => (g.Key, g.Sum(p => p.Users))),
        profiles.Where(p => p.IsMature).Sum(p => p.Users));

    private static Proportion ShareOf(IEnumerable<ArmProfile> of, Func<ArmProfile, bool> isCounted)
    {
        var profiles = of.ToList();
        return new Proportion(profiles.Where(isCounted).Sum(p => p.Users), profiles.Sum(p => p.Users));
    }

    private static ArmSample ByMessages(string key, UserSums sums) => new(key, sums.Users, sums.Rate, sums.Variance, null, sums.Users);

    private static ArmSample ByUsers(string key, Proportion share) => new(key, share.Trials, share.Rate, null, share, share.Trials);

    private static ArmSample ByValue(string key, WeightedValues values) =>
        new(key, values.Users, values.Mean, values.Variance / values.Users, null, values.Valued);
}
