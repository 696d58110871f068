namespace CampaignBatch.Jobs.Dashboard;

/// <summary>What a form must bring along to be ours.</summary>
/// <param name="Name">Name of its field.</param>
/// <param name="Value">What stands in it.</param>
public sealed record FormToken(string Name, string Value);
