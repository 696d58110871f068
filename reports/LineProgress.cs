namespace CampaignBatch.Reports;

/// <summary>How far a stage is.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Done">Units done, of those that the stage is counted in.</param>
/// <param name="Total">Units in all; may be 0.</param>
/// <param name="What">What was just done: a file, a relation, a campaign; null for nothing particular. Comes from data: it may hold any character.</param>
public sealed record LineProgress(LineStage Stage, long Done, long Total, string? What = null);
