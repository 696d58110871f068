using CampaignBatch.Reports.Charts;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Sparklines
{
    [Fact]
    public void Values_run_from_0_to_the_greatest() =>
        Assert.Contains("d=\"M3 25L60 14L117 3\"", ChartArtist.Sparkline([0, 0.5, 1]), StringComparison.Ordinal);

    [Fact]
    public void A_null_is_a_gap() =>
        Assert.Contains("d=\"M3 3L41 3M117 3h0\"", ChartArtist.Sparkline([1, 1, null, 1]), StringComparison.Ordinal);

    [Fact]
    public void The_last_value_is_a_dot() =>
        Assert.Contains("d=\"M60 3h0\"", ChartArtist.Sparkline([0, 1, null]), StringComparison.Ordinal);

    [Fact]
    public void One_value_stands_in_the_middle() =>
        Assert.Contains("d=\"M60 3h0\"", ChartArtist.Sparkline([5]), StringComparison.Ordinal);

    [Fact]
    public void Zeros_lie_on_the_floor() =>
        Assert.Contains("d=\"M3 25L117 25\"", ChartArtist.Sparkline([0, 0]), StringComparison.Ordinal);

    [Fact]
    public void Nothing_draws_nothing()
    {
        Assert.Equal("", ChartArtist.Sparkline([]));
        Assert.Equal("", ChartArtist.Sparkline([null, null, double.NaN]));
    }
}
