using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Verdicts;

namespace CampaignBatch.Tests.Verdicts;

/// <summary>Users of A/B tests, told by what came of them.</summary>
internal static class SomeArms
{
    /// <summary>1 January 2026, 00:00 UTC: the first common day.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Users with one message each whose window is over.</summary>
    public static ArmProfile[] Converted(string? arm, long users, long converted) =>
    [
        new(arm, 1, 0, true, true, null, converted),
        new(arm, 1, 0, true, false, null, users - converted),
    ];

    /// <summary>Users with so many messages each whose window is open.</summary>
    public static ArmProfile[] Responded(string? arm, long users, long responded, long messages = 1) =>
    [
        new(arm, messages, 1, false, false, null, responded),
        new(arm, messages, 0, false, false, null, users - responded),
    ];

    /// <summary>Users of whom some bought for one value each, some for half of it, and the others not at all.</summary>
    public static ArmProfile[] Valued(string arm, long users, long buyers, double value) =>
    [
        new(arm, 1, 0, true, true, value, buyers - (buyers / 2)),
        new(arm, 1, 0, true, true, value / 2, buyers / 2),
        new(arm, 1, 0, true, false, null, users - buyers),
    ];

    /// <summary>Conversions of one arm.</summary>
    public static ArmSample Sample(string arm, long users, long converted) =>
        ArmSample.Of(ArmMetric.Conversion, arm, Converted(arm, users, converted), 0);

    /// <summary>A test that ended on the eleventh day, read when all windows are over.</summary>
    public static VariantData Data(params ArmProfile[][] profiles)
    {
        var all = profiles.SelectMany(p => p).ToList();
        return new VariantData
        {
            Campaign = Some.Campaign() with { EndsAt = Begin.AddDays(10), Variants = [] },
            Arms = [.. all.Where(p => p.Arm is not null).Select(p => p.Arm!).Distinct().Order(StringComparer.Ordinal)],
            FirstDay = new DateOnly(2026, 1, 1),
            LastDay = new DateOnly(2026, 1, 10),
            BeginsAt = Begin,
            Profiles = all,
            AsOf = Begin.AddDays(17),
            AsOfDay = new DateOnly(2026, 1, 18),
            HasGoal = true,
        };
    }

    /// <summary>The same without a planned end, or with another one.</summary>
    public static VariantData Until(this VariantData data, DateTimeOffset? end) =>
        data with { Campaign = data.Campaign with { EndsAt = end } };

    /// <summary>The same with a campaign that says what it is judged by.</summary>
    public static VariantData By(this VariantData data, string? metric) =>
        data with { Campaign = data.Campaign with { PrimaryMetric = metric } };

    /// <summary>The same with planned shares.</summary>
    public static VariantData Planned(this VariantData data, string[] variants, params double[] allocation) =>
        data with { Campaign = data.Campaign with { Variants = variants, Allocation = allocation } };
}
