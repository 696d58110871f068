namespace CampaignBatch.Reports.Model;

/// <summary>Something that happened on a day and explains figures.</summary>
/// <param name="Date">The campaign's local day.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Minutes">How far the clock was set forward (back: below 0); 0 for anything else.</param>
public sealed record Happening(DateOnly Date, HappeningKind Kind, int Minutes = 0);
