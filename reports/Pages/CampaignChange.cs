namespace CampaignBatch.Reports.Pages;

/// <summary>What a campaign's new report says otherwise than the one before, and why.</summary>
/// <param name="Campaign">Its id.</param>
/// <param name="Name">As in the dump.</param>
/// <param name="What">A sentence each: figures as old → new first, then what they changed by.</param>
public sealed record CampaignChange(string Campaign, string Name, IReadOnlyList<string> What);
