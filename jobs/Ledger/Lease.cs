namespace CampaignBatch.Jobs.Ledger;

/// <summary>The right to do something alone, for a while.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Holder">Machine and process.</param>
/// <param name="Token">Higher than that of every holder before: who comes with a lower one comes too late.</param>
public sealed record Lease(string Name, string Holder, long Token);
