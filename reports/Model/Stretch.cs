namespace CampaignBatch.Reports.Model;

/// <summary>Local days of a campaign, one after the other.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, included.</param>
public sealed record Stretch(DateOnly First, DateOnly Last);
