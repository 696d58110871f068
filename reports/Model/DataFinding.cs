namespace CampaignBatch.Reports.Model;

/// <summary>Something odd about the data of a run that a count alone does not tell, such as two campaign ids that are perhaps one.</summary>
public sealed record DataFinding
{
    /// <summary>What: such as <c>near_campaigns</c>. Its sentence is the label <c>finding_</c> and this.</summary>
    public required string Name { get; init; }

    /// <summary>How much it matters; <see cref="TrustLevel.Fine"/> where it is only said.</summary>
    public required TrustLevel Level { get; init; }

    /// <summary>Ids of the campaigns that it concerns; none where it may concern each.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>Names and other texts that its sentence puts in.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Counts, and under <c>share</c> a share in 0..1.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether it may concern a campaign.</summary>
    public bool Concerns(string campaign) => Campaigns.Count == 0 || Campaigns.Contains(campaign);
}
