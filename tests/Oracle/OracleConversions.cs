using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Which users of which campaign converted, and when first. METRICS.md, Conversion.</summary>
internal sealed class OracleConversions
{
    private readonly Dictionary<(string Campaign, string User), Instant> _first = [];

    /// <param name="campaigns">All sound campaigns: last touch looks at all of them.</param>
    /// <param name="events">Accepted events at or before T.</param>
    public OracleConversions(IReadOnlyList<OracleFacts> campaigns, IEnumerable<OracleEvent> events)
    {
        foreach (var goal in events.Where(e => e.Type is "goal" or "session").OrderBy(e => e.At))
        {
            var campaign = goal.Campaign is { } id
                ? campaigns.SingleOrDefault(c => c.Campaign.CampaignId == id && c.IsGoal(goal))
                : LastTouch(campaigns, goal);
            if (campaign is not null && campaign.T0.TryGetValue(goal.User, out var t0) && goal.At >= t0 && goal.At < t0 + campaign.Window)
            {
                _first.TryAdd((campaign.Campaign.CampaignId!, goal.User), goal.At);
            }
        }
    }

    /// <summary>When each converted user of the campaign first did.</summary>
    public IReadOnlyDictionary<string, Instant> Of(string campaignId) =>
        _first.Where(p => p.Key.Campaign == campaignId).ToDictionary(p => p.Key.User, p => p.Value);

    // "the latest at or before it (last touch; equal t0: the smaller campaign_id, ordinal)"
    private static OracleFacts? LastTouch(IReadOnlyList<OracleFacts> campaigns, OracleEvent goal) => campaigns
        .Where(c => c.IsGoal(goal) && c.T0.TryGetValue(goal.User, out var t0) && t0 <= goal.At)
        .OrderByDescending(c => c.T0[goal.User])
        .ThenBy(c => c.Campaign.CampaignId, StringComparer.Ordinal)
        .FirstOrDefault();
}
