namespace CampaignBatch.Jobs.Hosting;

/// <summary>Who is at the door and was let in.</summary>
/// <param name="Name">As the history says who asked.</param>
/// <param name="Role">What they may do.</param>
internal sealed record Visitor(string Name, Role Role);
