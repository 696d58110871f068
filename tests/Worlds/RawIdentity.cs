namespace CampaignBatch.Tests.Worlds;

/// <summary>A row of an identities dump: two ids of one person.</summary>
public sealed record RawIdentity(string AliasId, string UserId);
