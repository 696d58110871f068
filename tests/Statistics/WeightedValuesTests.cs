using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class WeightedValuesTests
{
    [Fact]
    public void Users_without_a_value_count_as_0()
    {
        // 10, 10, 40 and six times 0.
        var values = new WeightedValues([(40, 1), (10, 2)], 9);

        Assert.Equal(3, values.Valued);
        Assert.Equal(60, values.Total);
        Assert.Equal(60 / 9.0, values.Mean);
        // Σv² = 1,800, less 9 · (60/9)² = 400, over 8.
        Assert.Equal(175, values.Variance!.Value, 1e-12);
    }

    // Of ten users the nearest rank of 30 % is the third from below, of 31 % the fourth.
    [Theory]
    [InlineData(0.1, -5)]
    [InlineData(0.2, -5)]
    [InlineData(0.21, 0)]
    [InlineData(0.7, 0)]
    [InlineData(0.71, 3)]
    [InlineData(0.9, 3)]
    [InlineData(0.91, 100)]
    [InlineData(1, 100)]
    public void A_quantile_is_by_nearest_rank_with_losses_below_and_zeros_between(double share, double expected) =>
        Assert.Equal(expected, new WeightedValues([(100, 1), (-5, 2), (3, 2)], 10).Quantile(share));

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 100)]
    public void Of_1000_users_the_99_9_percent_quantile_is_the_last_but_one(long buyers, double expected) =>
        Assert.Equal(expected, new WeightedValues([(100, buyers)], 1_000).Quantile(0.999));

    [Fact]
    public void It_is_what_one_row_a_user_gives()
    {
        var chance = new Random(7);
        for (var trial = 0; trial < 300; trial++)
        {
            var single = Enumerable.Range(0, chance.Next(0, 60)).Select(_ => Value(chance)).ToList();
            var counted = single.OfType<double>().CountBy(v => v).Select(v => (v.Key, (long)v.Value));
            var values = new WeightedValues(counted, single.Count);
            var all = single.Select(v => v ?? 0).Order().ToList();
            var capped = all.ConvertAll(v => Math.Min(v, 2));

            Assert.Equal(all.Count == 0 ? null : all.Average(), values.Mean, Close);
            Assert.Equal(VarianceOf(all), values.Variance, Close);
            Assert.Equal(VarianceOf(capped), values.Capped(2).Variance, Close);
            Assert.Equal(single.Count(v => v is not null), values.Capped(2).Valued);
            foreach (var share in new[] { 0.001, 0.25, 0.5, 0.999, 1 })
            {
                var rank = (int)Math.Ceiling(share * all.Count);
                Assert.Equal(all.Count == 0 ? null : all[rank - 1], values.Quantile(share));
            }
        }
    }

    [Fact]
    public void Without_a_user_there_is_neither_mean_nor_quantile()
    {
        var none = new WeightedValues([], 0);

        Assert.Null(none.Mean);
        Assert.Null(none.Variance);
        Assert.Null(none.Quantile(0.5));
        Assert.Null(new WeightedValues([(5, 1)], 1).Variance);
        Assert.Equal(0, new WeightedValues([], 5).Quantile(0.999));
    }

    /// <summary>Every third user has a value, some a loss.</summary>
    private static double? Value(Random chance) => chance.Next(3) == 0 ? chance.Next(-3, 9) : null;

    private static bool Close(double? expected, double? made) =>
        expected is null == made is null && Math.Abs((expected - made) ?? 0) < 1e-9;

    private static double? VarianceOf(List<double> values) =>
        values.Count < 2 ? null : values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Count - 1);
}
