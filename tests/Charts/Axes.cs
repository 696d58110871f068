using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Charts;

public sealed class Axes
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(60)]
    [InlineData(61)]
    [InlineData(250)]
    [InlineData(800)]
    [InlineData(20_000)]
    public void Day_ticks_are_whole_days_within_and_none_twice(int days)
    {
        var dates = Enumerable.Range(0, days).Select(Some.FirstDay.AddDays).ToList();

        var ticks = new DayScale(dates).Ticks(8);

        Assert.InRange(ticks.Count, Math.Min(days, 2), 8);
        Assert.Equal(ticks.Distinct(), ticks);
        Assert.All(ticks, tick => Assert.InRange(tick.Day, dates[0], dates[^1]));
    }

    [Fact]
    public void Every_short_campaigns_day_is_a_tick() =>
        Assert.Equal([(Some.FirstDay, true), (Some.FirstDay.AddDays(1), false)], new DayScale([Some.FirstDay, Some.FirstDay.AddDays(1)]).Ticks(8));

    [Fact]
    public void A_new_year_is_named() =>
        Assert.All(new DayScale([Some.FirstDay.AddDays(-1), Some.FirstDay]).Ticks(8), tick => Assert.True(tick.IsNewYear));

    [Theory]
    [InlineData(0, new[] { "0", "1" })]
    [InlineData(1, new[] { "0", "1" })]
    [InlineData(3, new[] { "0", "1", "2", "3" })]
    [InlineData(7_497, new[] { "0", "2,000", "4,000", "6,000", "8,000" })]
    [InlineData(2_500_000, new[] { "0", "500,000", "1\u00A0M", "1.5\u00A0M", "2\u00A0M", "2.5\u00A0M" })]
    public void Counts_have_whole_ticks_from_0(double highest, string[] labels) => Assert.Equal(labels, Scale.OfCounts(highest, new ChartWords(Language.English)).Labels);

    [Theory]
    [InlineData(0.2, new[] { "0%", "5%", "10%", "15%", "20%" })]
    [InlineData(0.01, new[] { "0%", "0.2%", "0.4%", "0.6%", "0.8%", "1%" })]
    [InlineData(1, new[] { "0%", "20%", "40%", "60%", "80%", "100%" })]
    public void Rates_start_at_0_and_end_at_100_at_most(double highest, string[] labels) => Assert.Equal(labels, Scale.OfRates(highest, new ChartWords(Language.English)).Labels);

    [Theory]
    [InlineData(0, new[] { "0:00", "0:01" })]
    [InlineData(280, new[] { "0:00", "1:00", "2:00", "3:00", "4:00", "5:00" })]
    [InlineData(7_000, new[] { "0:00", "30:00", "1:00:00", "1:30:00", "2:00:00" })]
    public void Lengths_have_the_steps_of_a_clock(double highest, string[] labels) => Assert.Equal(labels, Scale.OfDurations(highest, new ChartWords(Language.English)).Labels);

    [Theory]
    [InlineData(0.4, "0:00")]
    [InlineData(59.5, "1:00")]
    [InlineData(245.5, "4:06")]
    [InlineData(3_600, "1:00:00")]
    public void A_length_is_rounded_to_its_second(double seconds, string text) => Assert.Equal(text, ChartWords.Duration(seconds));
}
