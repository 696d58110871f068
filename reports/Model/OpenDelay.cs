namespace CampaignBatch.Reports.Model;

/// <summary>Messages opened within a stretch of time after their send.</summary>
/// <param name="FromMinutes">Beginning of the stretch, minutes.</param>
/// <param name="UntilMinutes">Its end, excluded, minutes; null for none.</param>
/// <param name="Opens">Messages whose first open lies in it.</param>
public sealed record OpenDelay(int FromMinutes, int? UntilMinutes, long Opens);
