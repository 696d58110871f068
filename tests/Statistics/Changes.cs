using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public class Changes
{
    [Theory]
    [InlineData(0, 0, 50, 100, Verdict.TooFew)]
    [InlineData(0, 29, 100, 100, Verdict.TooFew)]
    [InlineData(0, 30, 100, 100, Verdict.Higher)]
    [InlineData(100, 100, 0, 30, Verdict.Lower)]
    [InlineData(50, 100, 50, 100, Verdict.NotTold)]
    [InlineData(170, 1922, 151, 2135, Verdict.Lower)]
    [InlineData(44, 287, 52, 287, Verdict.NotTold)]
    public void Higher_or_lower_is_said_only_where_the_interval_leaves_nothing_else(long wasPart, long wasAll, long part, long all, Verdict verdict) =>
        Assert.Equal(verdict, ChangeVerdict.Judge(new Proportion(wasPart, wasAll), new Proportion(part, all)).Verdict);

    [Fact]
    public void A_change_is_later_minus_earlier()
    {
        var difference = ChangeVerdict.Judge(new Proportion(170, 1922), new Proportion(151, 2135)).Difference!;
        Assert.Equal((-1.772, -3.462, -0.107), (Points(difference.Value), Points(difference.Interval.Low), Points(difference.Interval.High)));
    }

    private static double Points(double rate) => Math.Round(rate * 100, 3);
}
