using System.Globalization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What a campaign's own row says that nothing in the data meets, or that cannot be right.</summary>
/// <param name="report">Its report, whole but for these.</param>
/// <param name="goalNames">Goals that events of the data carry.</param>
/// <param name="longestSession">Seconds of the longest session of the data; null for none.</param>
internal sealed class DefinitionFindings(CampaignReport report, IReadOnlyList<string> goalNames, double? longestSession)
{
    /// <summary>Names that a sentence holds.</summary>
    private const int Most = 5;

    /// <summary>A window outside of these is perhaps meant in another unit: five minutes, and a year.</summary>
    private const double ShortestWindow = 5 / 60.0, LongestWindow = 366 * 24;

    private readonly Campaign _campaign = report.Campaign;

    /// <summary>Whether two names are one in another spelling, or one of them holds the other.</summary>
    public static bool AreSimilar(string one, string other)
    {
        var (bare, others) = (SimilarName.Bare(one), SimilarName.Bare(other));
        return bare == others
            || SimilarName.Of(one, [other]) is not null
            || (Math.Min(bare.Length, others.Length) > 3 && (bare.Contains(others, StringComparison.Ordinal) || others.Contains(bare, StringComparison.Ordinal)));
    }

    /// <summary>Names for a sentence.</summary>
    public static string Listed(IReadOnlyCollection<string> names) => string.Join(", ", names.Take(Most)) + (names.Count > Most ? ", …" : "");

    /// <summary>A finding of one campaign.</summary>
    public static DataFinding Found(string name, Campaign campaign, params (string Name, string Text)[] texts) => new()
    {
        Name = name,
        Level = TrustLevel.Look,
        Campaigns = [campaign.Id],
        Texts = texts.ToDictionary(t => t.Name, t => t.Text),
    };

    public IEnumerable<DataFinding> All() =>
        [.. Goal(), .. Length(), .. Window(), .. Audience(), .. new VariantFindings(report).All()];

    private IEnumerable<DataFinding> Goal()
    {
        if (_campaign.Goal is not { } goal || goalNames.Count == 0 || goalNames.Contains(goal, StringComparer.Ordinal))
        {
            yield break;
        }

        if (goalNames.FirstOrDefault(n => AreSimilar(n, goal)) is { } similar)
        {
            yield return Found("near_goal", ("goal", goal), ("similar", similar));
        }
        else if (report.GoalNamesFound.Count == 0)
        {
            // Sessions count all the same, so that the rate is there and does not say it.
            yield return Found("goal_name_not_found", ("goal", goal), ("found", Listed(goalNames)));
        }
    }

    /// <summary>A length of session that cannot be one, or that no session has.</summary>
    private IEnumerable<DataFinding> Length()
    {
        if (_campaign.LeftOut.TryGetValue("goal_min_session_seconds", out var written))
        {
            yield return Found("goal_length_negative", ("seconds", written));
        }

        if (_campaign.GoalMinSessionSeconds is { } seconds && longestSession is { } longest && seconds > longest)
        {
            yield return Found("goal_length_not_found", ("seconds", Written(seconds)), ("longest", Written(longest)));
        }
    }

    private IEnumerable<DataFinding> Window()
    {
        var hours = _campaign.ConversionWindowHours;
        var isUsed = _campaign.Goal is not null || _campaign.GoalMinSessionSeconds is not null;
        if (isUsed && hours < ShortestWindow)
        {
            yield return Found("window_short", ("hours", Written(hours)));
        }

        if (isUsed && hours > LongestWindow)
        {
            yield return Found("window_long", ("hours", Written(hours)));
        }
    }

    private IEnumerable<DataFinding> Audience()
    {
        if (_campaign.LeftOut.TryGetValue("audience_size", out var written))
        {
            yield return Found("audience_negative", ("audience", written));
        }

        var reach = report.Kpi("reach");
        if (report.Kpi("audience_size").Value is { } size && reach.Numerator is { } reached && reached > size)
        {
            yield return Found("audience_below_reach") with
            {
                Numbers = new Dictionary<string, double> { ["audience"] = size, ["users"] = reached },
            };
        }
    }

    private static string Written(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private DataFinding Found(string name, params (string Name, string Text)[] texts) => Found(name, _campaign, texts);
}
