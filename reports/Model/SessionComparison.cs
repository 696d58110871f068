namespace CampaignBatch.Reports.Model;

/// <summary>Sessions of one population over whole weeks before the start of a campaign, and as many since.</summary>
/// <param name="Weeks">Weeks on each side, 1..4.</param>
/// <param name="Users">Users of the population.</param>
/// <param name="BeforePerUser">Sessions a user and day before.</param>
/// <param name="DuringPerUser">Sessions a user and day since.</param>
public sealed record SessionComparison(int Weeks, long Users, double BeforePerUser, double DuringPerUser)
{
    /// <summary>Sessions a user and day, during minus before: the mean over pairs of days of the same weekday.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of its 95 % interval by Student's t over the pairs; null where all pairs differ alike.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end, as <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>Two-sided p value of that t, 0..1; null as <see cref="Low"/>.</summary>
    public double? P { get; init; }
}
