namespace CampaignBatch.Reports.Samples;

/// <summary>
/// What an invented campaign says, and to whom. Its goal is null where a session of at least that many seconds is the goal, or nothing is.
/// </summary>
internal sealed record SampleStory(
    string Name, string Title, string Body, string Segment, string Trigger, string Description, string? Goal, double? GoalMinSessionSeconds = null);
