using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class HypergeometricTests
{
    [Fact]
    public void Of_three_drawn_from_ten_with_four_marked_so_many_are_marked()
    {
        // C(4, k)·C(6, 3 − k) of C(10, 3) = 120 draws: 20, 60, 36 and 4.
        const int Each = 1_000;
        var chances = Enumerable.Range(0, 120 * Each).Select(i => (i + 0.5) / (120.0 * Each));
        var drawn = chances.CountBy(chance => Hypergeometric.Draw(10, 4, 3, chance)).ToDictionary();

        Assert.Equal([20 * Each, 60 * Each, 36 * Each, 4 * Each], Enumerable.Range(0, 4).Select(k => drawn[k]));
    }

    [Theory]
    [InlineData(100, 40, 25)]
    [InlineData(1_000, 999, 10)]
    [InlineData(1_000_000, 300_000, 5_000)]
    [InlineData(50_000_000, 25_000_000, 20_000_000)]
    public void Mean_and_variance_are_those_of_the_distribution(long all, long marked, long drawn)
    {
        const int Draws = 20_000;
        var chances = Enumerable.Range(0, Draws).Select(i => (i + 0.5) / Draws);
        var draws = chances.Select(chance => (double)Hypergeometric.Draw(all, marked, drawn, chance)).ToList();
        var share = (double)marked / all;
        var variance = drawn * share * (1 - share) * (all - drawn) / (all - 1);

        Assert.Equal(drawn * share, draws.Average(), 0.01 * Math.Sqrt(variance));
        Assert.Equal(variance, draws.Average(d => Math.Pow(d - (drawn * share), 2)), 0.01 * variance);
    }

    [Theory]
    [InlineData(10, 0, 4, 0)]
    [InlineData(10, 10, 4, 4)]
    [InlineData(10, 4, 0, 0)]
    [InlineData(10, 4, 10, 4)]
    [InlineData(1, 1, 1, 1)]
    public void Where_there_is_no_choice_chance_has_no_say(long all, long marked, long drawn, long expected)
    {
        foreach (var chance in new[] { 0, 0.3, 0.9999999999 })
        {
            Assert.Equal(expected, Hypergeometric.Draw(all, marked, drawn, chance));
        }
    }

    [Fact]
    public void No_more_are_drawn_than_there_are_of_either_kind()
    {
        var chance = new Random(8);
        for (var trial = 0; trial < 5_000; trial++)
        {
            var all = chance.Next(1, 50);
            var (marked, drawn) = (chance.Next(0, all + 1), chance.Next(0, all + 1));

            var found = Hypergeometric.Draw(all, marked, drawn, chance.NextDouble());
            Assert.InRange(found, Math.Max(0, drawn - (all - marked)), Math.Min(marked, drawn));
        }
    }
}
