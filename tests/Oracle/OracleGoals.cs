using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Whether a campaign's conversions and value can be had, and if not, why not.</summary>
internal sealed class OracleGoals(RawCampaign campaign, IReadOnlyList<OracleEvent> upToT)
{
    private const int MostNames = 20;

    private readonly IReadOnlyList<OracleEvent> _goals = [.. upToT.Where(e => e.Type == "goal")];

    /// <summary>Null where conversions can be had.</summary>
    public string? ConversionReason
    {
        get
        {
            // "A definition that meets nothing is not 0"
            if (upToT.Any(e => e.Type == "session" && e.Raw.SessionSeconds >= campaign.GoalMinSessionSeconds))
            {
                return null;
            }

            return campaign.Goal is null && campaign.GoalMinSessionSeconds is not null ? "goal_not_found" : ReasonOfName;
        }
    }

    /// <summary>Null where value can be had.</summary>
    public string? ValueReason => ReasonOfName ?? (_goals.Any(e => e.Raw.Value is not null) ? null : "not_measured");

    /// <summary>The names that are there, where the campaign's is not.</summary>
    public IReadOnlyList<string> NamesFound => ConversionReason != "goal_not_found" ? []
        : [.. _goals.Select(e => e.Raw.Goal).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(MostNames)];

    private string? ReasonOfName
    {
        get
        {
            if (campaign.Goal is null)
            {
                return "no_goal";
            }

            return _goals.Any(e => e.Raw.Goal == campaign.Goal) ? null : "goal_not_found";
        }
    }
}
