using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class HolmTests
{
    // The example of the English Wikipedia's "Holm–Bonferroni method": H₄ and H₁ are rejected at 5 %, H₃ and H₂ not.
    // In R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
    [Fact]
    public void A_published_example() => Assert.Equal([0.03, 0.06, 0.06, 0.02], Adjusted(0.01, 0.04, 0.03, 0.005));

    [Fact]
    public void One_comparison_is_not_adjusted() => Assert.Equal([0.04], Holm.Adjust([0.04]));

    [Fact]
    public void Nothing_is_adjusted_to_nothing() => Assert.Empty(Holm.Adjust([]));

    [Fact]
    public void Equal_p_values_are_adjusted_alike() => Assert.Equal([0.06, 0.06, 0.06], Adjusted(0.02, 0.02, 0.02));

    [Fact]
    public void An_adjusted_p_value_is_none_above_1() => Assert.Equal([1, 1, 1], Holm.Adjust([0.5, 1, 0.9]));

    [Fact]
    public void They_keep_the_order_of_the_p_values()
    {
        var chance = new Random(9);
        for (var trial = 0; trial < 200; trial++)
        {
            var p = Enumerable.Range(0, chance.Next(1, 9)).Select(_ => Math.Pow(chance.NextDouble(), 3)).ToList();
            var adjusted = Holm.Adjust(p);

            Assert.All(p.Zip(adjusted), pair =>
                Assert.InRange(pair.Second, pair.First, Math.Min(1, (p.Count * pair.First) + 1e-12)));
            Assert.Equal(p.Zip(adjusted).OrderBy(pair => pair.First).Select(pair => pair.Second), adjusted.Order());
        }
    }

    private static IEnumerable<double> Adjusted(params double[] p) => Holm.Adjust(p).Select(a => Math.Round(a, 12));
}
