namespace CampaignBatch.Jobs.Timetable;

/// <summary>The newest of the due times that passed.</summary>
/// <param name="At">When it was due.</param>
/// <param name="Passed">How many passed, this one included.</param>
internal sealed record DueTime(DateTimeOffset At, long Passed);
