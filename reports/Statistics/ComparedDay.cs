namespace CampaignBatch.Reports.Statistics;

/// <summary>One local day of a comparison: messages of its users, n of each, x of them with the response.</summary>
/// <param name="IsRecent">Whether it lies in the later stretch.</param>
/// <param name="Sums">Over the users of the day.</param>
public readonly record struct ComparedDay(bool IsRecent, UserSums Sums);
