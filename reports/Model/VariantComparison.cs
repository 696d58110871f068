namespace CampaignBatch.Reports.Model;

/// <summary>The arms of an A/B test against their baseline, over the days that all of them share. The unit is the user.</summary>
public sealed record VariantComparison
{
    /// <summary>The only metric that is judged: <c>conversion_rate</c>, <c>tap_through_rate</c>, <c>open_rate</c> or <c>value_per_recipient</c>.</summary>
    public required string PrimaryMetric { get; init; }

    /// <summary>Key of the arm that the others are compared with; null where there are fewer than two arms.</summary>
    public string? Baseline { get; init; }

    /// <summary>Why it is this one: <c>control</c> (the campaign says so), <c>name</c> (its own name says so) or <c>largest</c>.</summary>
    public string? BaselineBasis { get; init; }

    /// <summary>First of the compared local days; null where no day is common to all arms.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last of the compared local days, included; null as <see cref="FirstDay"/>.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Users that are compared: with messages of exactly one arm on these days, and none before.</summary>
    public long Users { get; init; }

    /// <summary>Users left out because they have messages of two arms or more on these days.</summary>
    public long UsersInTwoArms { get; init; }

    /// <summary>p value of the users per arm against the planned shares, 0..1; null where it cannot be computed.</summary>
    public double? SampleRatioP { get; init; }

    /// <summary>Whether the shares are those that the campaign planned; else equal ones are assumed.</summary>
    public bool HasAllocation { get; init; }

    /// <summary>Whether all arms have their first message on the same local day.</summary>
    public bool StartTogether { get; init; } = true;

    /// <summary>How often shuffled arms would have named a winner, 0..1; null where nothing was judged.</summary>
    public double? PlaceboShare { get; init; }

    /// <summary><c>planned</c> where the campaign has an end, else <c>open</c>; null where nothing was judged.</summary>
    public string? Timing { get; init; }

    /// <summary>Share of the planned time that is over, 0..1; null where no end is planned.</summary>
    public double? Information { get; init; }

    /// <summary>About how many more users it takes to confirm a difference as large as the present one, with 80 % power; null where that cannot be said.</summary>
    public long? MoreUsers { get; init; }

    /// <summary>Around which local day they will be there at the present pace; null as <see cref="MoreUsers"/>.</summary>
    public DateOnly? Around { get; init; }

    /// <summary>By key, ordinal.</summary>
    public IReadOnlyList<VariantArm> Arms { get; init; } = [];

    /// <summary>The arm of that key; null for none.</summary>
    public VariantArm? Arm(string? key) => Arms.FirstOrDefault(a => a.Key == key);
}
