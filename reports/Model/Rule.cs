namespace CampaignBatch.Reports.Model;

/// <summary>How a figure or chart is made, for the reader who asks.</summary>
/// <param name="Relation">The relation that makes it, such as <c>metrics.campaign_totals</c>.</param>
/// <param name="Sql">The whole SQL file.</param>
public sealed record Rule(string Relation, string Sql);
