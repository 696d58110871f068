using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The messages of one campaign with their responses. METRICS.md, Identity.</summary>
internal sealed class OracleMessages
{
    private readonly List<OracleMessage> _all;

    /// <param name="campaign">A sound campaign.</param>
    /// <param name="events">Accepted events at or before T, of all campaigns.</param>
    public OracleMessages(RawCampaign campaign, IEnumerable<OracleEvent> events)
    {
        var own = events.Where(e => e.Campaign == campaign.CampaignId).ToList();
        var (message, responses) = campaign.Channel == "in_app" ? ("impression", new[] { "tap", "dismiss" }) : ("send", ["bounce", "open"]);
        _all = [.. own.Where(e => e.Type == message).OrderBy(e => e.At).ThenBy(e => e.Received is not null).ThenBy(e => e.Received)
            .ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => new OracleMessage(e, IsInPeriod(campaign, e.At)))];
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
    }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<OracleMessage> InPeriod => [.. _all.Where(m => m.IsInPeriod)];

    public int Orphans { get; }

    /// <summary>Messages outside the period, and answers to them.</summary>
    public int OutsidePeriod => _all.Where(m => !m.IsInPeriod).Sum(m => 1 + m.Responses.Count);

    // [starts_at, ends_at), or [starts_at, T]: no event here is after T.
    private static bool IsInPeriod(RawCampaign c, Instant at) => at >= c.StartsAt && (c.EndsAt is null || at < c.EndsAt);

    private OracleMessage? MessageOf(OracleEvent response)
    {
        if (response.Message is { } id)
        {
            var same = _all.Where(m => m.Self.Message == id).ToList();
            return same.LastOrDefault(m => m.At <= response.At) ?? same.FirstOrDefault();
        }

        return _all.LastOrDefault(m => m.User == response.User && m.At <= response.At);
    }
}
