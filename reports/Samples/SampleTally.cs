namespace CampaignBatch.Reports.Samples;

/// <summary>Rows of one day that are alike; a row of tallies.sql.</summary>
internal sealed record SampleTally(string Stream, string EventType, int? CampaignNo, bool IsB, bool IsLate, bool IsDuplicate, int? Fault, long Rows);
