using CampaignBatch.Tests.Oracle.Distributions;
using CampaignBatch.Tests.Worlds;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>χ² of users per arm against their shares. METRICS.md, Variants: sample ratio.</summary>
/// <param name="P">Null without users.</param>
/// <param name="IsOfAllocation">Whether the campaign says the shares; else equal ones are assumed.</param>
internal sealed record SampleRatio(double? P, bool IsOfAllocation)
{
    private const double Finding = 0.001;

    public bool IsFinding => P < Finding;

    public static SampleRatio Of(RawCampaign campaign, IReadOnlyList<(string Arm, int Users)> arms)
    {
        var weights = Weights(campaign, [.. arms.Select(a => a.Arm)]);
        var shares = weights ?? [.. arms.Select(_ => 1.0)];
        double users = arms.Sum(a => a.Users);
        var expected = shares.Select(share => users * share / shares.Sum());
        var chiSquare = arms.Zip(expected, (arm, e) => Math.Pow(arm.Users - e, 2) / e).Sum();
        return new(users == 0 ? null : ChiSquare.UpperTail(chiSquare, arms.Count - 1), weights is not null);
    }

    // "where `variants` lacks an arm, as without allocation"
    private static IReadOnlyList<double>? Weights(RawCampaign campaign, IReadOnlyList<string> arms)
    {
        var (variants, allocation) = (campaign.Variants?.ToList() ?? [], campaign.Allocation ?? []);
        var fits = allocation.Count == variants.Count && allocation.All(share => share > 0);
        return fits && arms.All(variants.Contains) ? [.. arms.Select(arm => allocation[variants.IndexOf(arm)])] : null;
    }
}
