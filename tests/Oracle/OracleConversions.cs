using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Which goals count for which users of which campaign. METRICS.md, Conversion and value.</summary>
internal sealed class OracleConversions
{
    private readonly ILookup<string, OracleEvent> _counted;

    /// <param name="campaigns">All sound campaigns: last touch looks at all of them.</param>
    /// <param name="events">Accepted events at or before T.</param>
    public OracleConversions(IReadOnlyList<OracleFacts> campaigns, IEnumerable<OracleEvent> events)
    {
        var counted = new List<(string Campaign, OracleEvent Goal)>();
        foreach (var goal in events.Where(e => e.Type is "goal" or "session").OrderBy(e => e.At))
        {
            var campaign = goal.Campaign is { } id
                ? campaigns.SingleOrDefault(c => c.Campaign.CampaignId == id && c.IsGoal(goal))
                : LastTouch(campaigns, goal);
            var isReached = campaign?.T0.ContainsKey(goal.User) == true;
            if (isReached && goal.At >= campaign!.T0[goal.User] && goal.At < campaign.T0[goal.User] + campaign.Window)
            {
                counted.Add((campaign.Campaign.CampaignId!, goal));
            }
        }

        _counted = counted.ToLookup(c => c.Campaign, c => c.Goal);
    }

    /// <summary>When each converted user of the campaign first did.</summary>
    public IReadOnlyDictionary<string, Instant> Of(string campaignId) =>
        _counted[campaignId].GroupBy(e => e.User).ToDictionary(g => g.Key, g => g.Min(e => e.At));

    /// <summary>
    /// The value of each user of the campaign with a goal that has one: of all goals that count, not only the first.
    /// </summary>
    public IReadOnlyDictionary<string, double> ValuesOf(string campaignId) => _counted[campaignId]
        .Where(e => e.Type == "goal" && e.Raw.Value is not null)
        .GroupBy(e => e.User).ToDictionary(g => g.Key, g => g.Sum(e => e.Raw.Value!.Value));

    // "the latest at or before it (last touch; equal t0: the smaller campaign_id, ordinal)"
    private static OracleFacts? LastTouch(IReadOnlyList<OracleFacts> campaigns, OracleEvent goal) => campaigns
        .Where(c => c.IsGoal(goal) && c.T0.TryGetValue(goal.User, out var t0) && t0 <= goal.At)
        .OrderByDescending(c => c.T0[goal.User])
        .ThenBy(c => c.Campaign.CampaignId, StringComparer.Ordinal)
        .FirstOrDefault();
}
