namespace CampaignBatch.Reports.Model;

/// <summary>One arm of an A/B test.</summary>
/// <param name="Key">The variant as in the dump.</param>
/// <param name="Users">Users that are compared.</param>
/// <param name="Figures">By the names of report.json: the response rate, then conversion and value where they can be had.</param>
public sealed record VariantArm(string Key, long Users, IReadOnlyList<KeyValuePair<string, ArmFigure>> Figures)
{
    /// <summary>The figure of that name; null where it cannot be had.</summary>
    public ArmFigure? Figure(string name) => Figures.FirstOrDefault(f => f.Key == name).Value;
}
