using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What one sound campaign's report stands on.</summary>
internal sealed class OracleFacts
{
    public OracleFacts(RawCampaign campaign, OracleRows rows, IReadOnlyList<RawMember> members, Instant t)
    {
        Campaign = campaign;
        T = t;
        Rows = rows;
        UpToT = [.. rows.Accepted.Where(e => e.At <= t)];
        Messages = new(campaign, UpToT);
        Audience = OracleAudience.Of(campaign, members, t);
        Days = new(campaign.TimeZone);
        Goals = new(campaign, UpToT);
        Sessions = UpToT.Where(e => e.Type == "session").ToLookup(e => e.User);
        T0 = Messages.InPeriod.Where(m => IsInApp || m.IsDelivered).GroupBy(m => m.User).ToDictionary(g => g.Key, g => g.Min(m => m.At));
    }

    public RawCampaign Campaign { get; }

    public Instant T { get; }

    public OracleRows Rows { get; }

    public IReadOnlyList<OracleEvent> UpToT { get; }

    public OracleMessages Messages { get; }

    public OracleAudience? Audience { get; }

    public LocalDays Days { get; }

    public OracleGoals Goals { get; }

    /// <summary>By user.</summary>
    public ILookup<string, OracleEvent> Sessions { get; }

    /// <summary>First impression, or first delivered send, of every user who received the campaign.</summary>
    public IReadOnlyDictionary<string, Instant> T0 { get; }

    public bool IsInApp => Campaign.Channel == "in_app";

    public Instant Start => Campaign.StartsAt!.Value;

    public string Status => Start > T ? "scheduled" : Campaign.EndsAt <= T ? "ended" : "running";

    public Duration Window => Duration.FromHours(Campaign.ConversionWindowHours ?? 168);

    public bool IsMature(string user) => T0[user] + Window <= T;

    /// <summary>The period's last instant: of [starts_at, ends_at) the one just before its end. Not for a scheduled campaign.</summary>
    public Instant LastInstant => Status == "ended" ? Campaign.EndsAt!.Value - Duration.Epsilon : T;

    public bool IsGoal(OracleEvent e) =>
        (e.Type == "goal" && e.Raw.Goal is not null && e.Raw.Goal == Campaign.Goal)
        || (e.Type == "session" && e.Raw.SessionSeconds >= Campaign.GoalMinSessionSeconds);
}
