using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class GaussianTests
{
    // In R: pnorm(z, lower.tail = FALSE). Worked out to 30 digits with mpmath: erfc(z / sqrt(2)) / 2.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.15865525393145705)]
    [InlineData(-1, 0.84134474606854295)]
    [InlineData(1.959964, 0.024999999096442402)]
    [InlineData(5, 2.8665157187919391e-7)]
    [InlineData(10, 7.6198530241605261e-24)]
    public void The_upper_tail_is_exact_near_and_far(double z, double expected) =>
        Assert.Equal(expected, Gaussian.Above(z), 1e-12 * expected);

    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(4.5)]
    public void The_two_sides_add_up_to_one(double z) => Assert.Equal(1, Gaussian.Above(z) + Gaussian.Above(-z), 1e-15);
}
