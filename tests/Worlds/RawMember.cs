using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>A row of an audience dump: one user in one snapshot of one campaign's audience.</summary>
public sealed record RawMember(string CampaignId, string UserId, Instant AsOf, bool? PushEnabled = null, bool? IsHoldout = null);
