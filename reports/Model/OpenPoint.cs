namespace CampaignBatch.Reports.Model;

/// <summary>One opened message, by the local time of its first open.</summary>
/// <param name="Date">The day in the campaign's zone.</param>
/// <param name="SecondOfDay">Seconds on the local clock since midnight: 0..86399.</param>
public sealed record OpenPoint(DateOnly Date, int SecondOfDay);
