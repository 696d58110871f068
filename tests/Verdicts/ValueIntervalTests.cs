using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class ValueIntervalTests
{
    /// <summary>
    /// 30 of 100 users bought for 10: mean 3, s² = (30 · 7² + 70 · 3²) ÷ 99 = 21.2121, standard error 0.460566,
    /// t(0.975, 99) = 1.984217.
    /// </summary>
    [Fact]
    public void It_is_Students_over_all_users_those_without_a_value_included()
    {
        var interval = ValueInterval.Of(new WeightedValues([(10, 30)], 100), 10)!.Value;

        Assert.Equal(3 - 0.913863, interval.Low, 1e-6);
        Assert.Equal(3 + 0.913863, interval.High, 1e-6);
    }

    [Fact]
    public void Values_above_the_cap_count_as_the_cap()
    {
        var capped = ValueInterval.Of(new WeightedValues([(10, 29), (1_000_000, 1)], 100), 10);

        Assert.Equal(ValueInterval.Of(new WeightedValues([(10, 30)], 100), 10), capped);
    }

    [Fact]
    public void Below_30_users_with_a_value_there_is_none_however_many_have_none() =>
        Assert.Null(ValueInterval.Of(new WeightedValues([(10, 29)], 100_000), 10));

    [Fact]
    public void A_value_of_0_is_a_value() =>
        Assert.NotNull(ValueInterval.Of(new WeightedValues([(10, 29), (0, 1)], 100), 10));
}
