using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The messages of one campaign with their responses. METRICS.md, Identity.</summary>
internal sealed class OracleMessages
{
    private readonly List<OracleMessage> _all;
    private readonly ILookup<string?, OracleMessage> _byId;
    private readonly ILookup<string, OracleMessage> _byUser;

    /// <param name="campaign">A sound campaign.</param>
    /// <param name="events">Accepted events at or before T, of all campaigns.</param>
    public OracleMessages(RawCampaign campaign, IEnumerable<OracleEvent> events)
    {
        var own = events.Where(e => e.Campaign == campaign.CampaignId).ToList();
        var (message, responses) = campaign.Channel == "in_app" ? ("impression", new[] { "tap", "dismiss" }) : ("send", ["bounce", "open"]);
        _all = [.. own.Where(e => e.Type == message).OrderBy(e => e.At).ThenBy(e => e.Received is not null).ThenBy(e => e.Received)
            .ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => new OracleMessage(e, IsInPeriod(campaign, e.At)))];
        _byId = _all.ToLookup(m => m.Self.Message);
        _byUser = _all.ToLookup(m => m.User);
        foreach (var response in own.Where(e => responses.Contains(e.Type)))
        {
            if (MessageOf(response) is { } found)
            {
                found.Responses.Add(response);
            }
            else
            {
                Orphans++;
            }
        }

        InPeriod = [.. _all.Where(m => m.IsInPeriod)];
        ByUser = InPeriod.ToLookup(m => m.User);
    }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<OracleMessage> InPeriod { get; }

    /// <summary>Those in the period, in order of time.</summary>
    public ILookup<string, OracleMessage> ByUser { get; }

    public int Orphans { get; }

    /// <summary>Messages outside the period, and answers to them.</summary>
    public int OutsidePeriod => _all.Where(m => !m.IsInPeriod).Sum(m => 1 + m.Responses.Count);

    // [starts_at, ends_at), or [starts_at, T]: no event here is after T.
    private static bool IsInPeriod(RawCampaign c, Instant at) => at >= c.StartsAt && (c.EndsAt is null || at < c.EndsAt);

    // A lookup keeps the order of time.
    private OracleMessage? MessageOf(OracleEvent response)
    {
        if (response.Message is { } id)
        {
            return _byId[id].LastOrDefault(m => m.At <= response.At) ?? _byId[id].FirstOrDefault();
        }

        return _byUser[response.User].LastOrDefault(m => m.At <= response.At);
    }
}
