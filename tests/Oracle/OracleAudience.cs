using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The latest snapshot of a campaign at or before T.</summary>
internal sealed record OracleAudience(Instant AsOf, IReadOnlySet<string> Users)
{
    /// <summary>Null without a snapshot.</summary>
    public static OracleAudience? Of(RawCampaign campaign, IEnumerable<RawMember> members, Instant t)
    {
        var own = members.Where(m => m.CampaignId == campaign.CampaignId && m.AsOf <= t).ToList();
        if (own.Count == 0)
        {
            return null;
        }

        var latest = own.Max(m => m.AsOf);
        var users = own.Where(m => m.AsOf == latest).GroupBy(m => m.UserId)
            .Where(rows => !rows.Any(m => m.IsHoldout == true))
            .Where(rows => campaign.Channel == "in_app" || rows.Any(m => m.PushEnabled == true))
            .Select(rows => rows.Key);
        return new(latest, users.ToHashSet(StringComparer.Ordinal));
    }
}
