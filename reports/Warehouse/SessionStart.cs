using NodaTime;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Where the session data of a run begin. One in a thousand sessions may be dated before it by a wrong clock.</summary>
/// <param name="First">The first session after these. UTC.</param>
/// <param name="Around">It, and those that are dated within a day and a half before it, in order.</param>
public sealed record SessionStart(Instant First, IReadOnlyList<Instant> Around);
