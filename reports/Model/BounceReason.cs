namespace CampaignBatch.Reports.Model;

/// <summary>Bounced messages by the reason of their first bounce.</summary>
/// <param name="Reason">As in the dump; null where none was given.</param>
/// <param name="Count">Messages, greatest first.</param>
public sealed record BounceReason(string? Reason, long Count);
