namespace CampaignBatch.Jobs.Dashboard;

/// <summary>A schedule as the dashboard lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="When">Its cron.</param>
/// <param name="Zone">The zone whose clock the cron means.</param>
/// <param name="Does">What it does, in words.</param>
/// <param name="Next">When it is due next.</param>
public sealed record ScheduleLine(string Name, string When, string Zone, string Does, DateTimeOffset? Next);
