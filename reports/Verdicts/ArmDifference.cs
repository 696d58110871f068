using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>How one arm differs from another.</summary>
/// <param name="Key">The arm.</param>
/// <param name="Value">Its mean minus the other's.</param>
/// <param name="StandardError">Of the difference; null where none can be had.</param>
/// <param name="Users">Users of both.</param>
/// <param name="Test">Null as <paramref name="StandardError"/>.</param>
internal readonly record struct ArmDifference(string Key, double Value, double? StandardError, long Users, SequentialTest? Test)
{
    /// <summary>p value that may be read on any day; null where there is no standard error.</summary>
    public double? P => Test?.P;

    /// <summary>95 % interval that may be read on any day; null where there is no standard error.</summary>
    public Interval? Interval => Test is { } test && StandardError is { } error
        ? new Interval(Value - (error * test.Reach), Value + (error * test.Reach))
        : null;
}
