namespace CampaignBatch.Reports.Samples;

/// <summary>How far the writing of a sample world is.</summary>
/// <param name="Days">Days written.</param>
/// <param name="AllDays">Days in all.</param>
/// <param name="Events">Event rows written so far.</param>
public sealed record SampleProgress(int Days, int AllDays, long Events);
