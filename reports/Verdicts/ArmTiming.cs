using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>When an A/B test may be read.</summary>
/// <param name="Information">Share of the planned time that is over, above 0 and at most 1; null where no end is planned.</param>
internal readonly record struct ArmTiming(double? Information)
{
    /// <summary>The difference of two arms, second minus first.</summary>
    public ArmDifference? Compare(ArmSample first, ArmSample second)
    {
        if (first.Mean is not { } from || second.Mean is not { } to)
        {
            return null;
        }

        var difference = new ArmDifference(second.Key, to - from, null, first.Users + second.Users, null);
        if (!first.IsEnough || !second.IsEnough || StandardError(first, second) is not (> 0 and var error))
        {
            return difference;
        }

        var z = difference.Value / error;
        var test = Information is { } share ? SequentialTest.Planned(z, share) : SequentialTest.Open(z, difference.Users);
        return difference with { StandardError = error, Test = test };
    }

    private static double? StandardError(ArmSample first, ArmSample second)
    {
        if (first.Share is not { } a || second.Share is not { } b)
        {
            return Math.Sqrt((first.Variance + second.Variance) ?? 0);
        }

        var pooled = (double)(a.Successes + b.Successes) / (a.Trials + b.Trials);
        return Math.Sqrt(pooled * (1 - pooled) * ((1.0 / a.Trials) + (1.0 / b.Trials)));
    }
}
