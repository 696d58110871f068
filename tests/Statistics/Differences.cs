using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class Differences
{
    [Fact]
    public void The_figures_are_those_of_the_metric_dictionary()
    {
        var difference = Difference.Between(new Proportion(170, 1922), new Proportion(151, 2135))!;

        Assert.Equal(-1.772, difference.Value * 100, 0.000501);
        Assert.Equal(-3.462, difference.Interval.Low * 100, 0.000501);
        Assert.Equal(-0.107, difference.Interval.High * 100, 0.000501);
        Assert.Equal(-2.088, difference.Z, 0.000501);
        Assert.Equal(0.0368, difference.P, 0.0000501);
    }

    [Fact]
    public void Turned_round_the_signs_turn_round()
    {
        var one = Difference.Between(new Proportion(5, 40), new Proportion(9, 50))!;
        var other = Difference.Between(new Proportion(9, 50), new Proportion(5, 40))!;

        Assert.Equal(-one.Value, other.Value, 1e-15);
        Assert.Equal(-one.Interval.Low, other.Interval.High, 1e-15);
        Assert.Equal(one.P, other.P, 1e-15);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(40, 50)]
    public void Equal_rates_at_either_end_differ_by_nothing(long first, long second)
    {
        var difference = Difference.Between(new Proportion(first, 40), new Proportion(second, 50))!;

        Assert.Equal(0, difference.Z);
        Assert.Equal(1, difference.P);
    }

    [Fact]
    public void Without_trials_there_is_no_difference() =>
        Assert.Null(Difference.Between(new Proportion(0, 0), new Proportion(1, 2)));

    // Tail probabilities to twelve digits, as tables of the normal distribution give them.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0.317310507863)]
    [InlineData(-1.959963984540, 0.05)]
    [InlineData(3, 0.002699796063)]
    [InlineData(3.5, 0.000465258158)]
    [InlineData(4, 0.000063342484)]
    [InlineData(6, 0.000000001973)]
    public void Tails_of_the_normal_distribution_are_those_of_the_tables(double z, double p) =>
        Assert.Equal(p, NormalDistribution.TwoSided(z), 6e-13);
}
