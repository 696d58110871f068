using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class MeanTestTests
{
    /// <summary>
    /// Hours of sleep gained by one drug over another: Student (W. S. Gosset), "The probable error of a mean",
    /// Biometrika 6 (1908) 1–25. In R: with(sleep, t.test(extra[group == 2], extra[group == 1], paired = TRUE)),
    /// t = 4.0621, df = 9, p = 0.002833, 95 % from 0.7001142 to 2.4598858.
    /// </summary>
    [Fact]
    public void Students_own_example_of_paired_differences()
    {
        var test = MeanTest.Of([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])!.Value;

        Assert.Equal(1.58, test.Mean, 1e-12);
        Assert.Equal(4.0621, test.Mean / test.StandardError, 5e-5);
        Assert.Equal(9, test.Df);
        Assert.Equal(0.002833, test.P!.Value, 5e-7);
        Assert.Equal(0.7001142, test.Interval(0.95)!.Value.Low, 5e-8);
        Assert.Equal(2.4598858, test.Interval(0.95)!.Value.High, 5e-8);
    }

    [Fact]
    public void An_interval_leaves_0_out_exactly_where_p_is_below_what_it_leaves_uncovered()
    {
        var chance = new Random(6);
        for (var trial = 0; trial < 1_000; trial++)
        {
            var (mean, df) = ((chance.NextDouble() - 0.5) * 10, 1 + (chance.NextDouble() * 30));
            var test = new MeanTest(mean, 0.01 + chance.NextDouble(), df);
            foreach (var coverage in new[] { 0.95, 0.99 })
            {
                Assert.Equal(test.P < 1 - coverage, test.Interval(coverage) is not { Low: <= 0, High: >= 0 });
            }
        }
    }

    [Fact]
    public void Values_that_are_all_alike_have_a_mean_and_neither_p_nor_interval()
    {
        var test = MeanTest.Of([2, 2, 2])!.Value;

        Assert.Equal(2, test.Mean);
        Assert.Null(test.P);
        Assert.Null(test.Interval(0.95));
    }

    [Fact]
    public void One_value_is_no_sample()
    {
        Assert.Null(MeanTest.Of([]));
        Assert.Null(MeanTest.Of([1]));
    }
}
