using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class Proportions
{
    [Theory]
    [InlineData(46, 108, 33.68, 52.01)]
    [InlineData(24, 311, 5.24, 11.23)]
    [InlineData(89, 287, 25.94, 36.58)]
    [InlineData(44, 287, 11.62, 19.95)]
    [InlineData(0, 5, 0, 43.45)]
    [InlineData(5, 5, 56.55, 100)]
    public void The_interval_is_that_of_the_metric_dictionary(long n, long trials, double low, double high)
    {
        var wilson = new Proportion(n, trials).Wilson()!.Value;

        Assert.Equal(low, wilson.Low * 100, 0.00501);
        Assert.Equal(high, wilson.High * 100, 0.00501);
    }

    [Fact]
    public void Nothing_of_nothing_has_neither_rate_nor_interval()
    {
        Assert.Null(new Proportion(0, 0).Rate);
        Assert.Null(new Proportion(0, 0).Wilson());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(311)]
    [InlineData(1_000_000_007)]
    public void None_begins_at_exactly_0_and_all_ends_at_exactly_1(long trials)
    {
        Assert.Equal(0, new Proportion(0, trials).Wilson()!.Value.Low);
        Assert.Equal(1, new Proportion(trials, trials).Wilson()!.Value.High);
        Assert.InRange(new Proportion(0, trials).Wilson()!.Value.High, 0, 1);
        Assert.InRange(new Proportion(trials, trials).Wilson()!.Value.Low, 0, 1);
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void A_part_that_is_no_part_is_refused(long n, long trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(n, trials));

    [Fact]
    public void Below_thirty_is_small()
    {
        Assert.True(new Proportion(3, 29).IsSmall);
        Assert.False(new Proportion(3, 30).IsSmall);
    }
}
