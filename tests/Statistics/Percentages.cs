using System.Globalization;
using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class Percentages
{
    [Theory]
    [InlineData(46, 108, "42.6\u00A0%")]
    [InlineData(24, 311, "7.7\u00A0%")]
    [InlineData(89, 287, "31.0\u00A0%")]
    [InlineData(44, 287, "15.3\u00A0%")]
    [InlineData(0, 5, "0.0\u00A0%")]
    [InlineData(5, 5, "100.0\u00A0%")]
    [InlineData(6, 5, "120.0\u00A0%")]
    public void A_rate_shows_one_decimal(long n, long trials, string text)
    {
        Assert.Equal(text, Percent.Format(n, trials));
        Assert.Equal(text, Percent.Format((double)n / trials));
    }

    [Theory]
    [InlineData(1, 2000, "0.1\u00A0%")]
    [InlineData(3, 2000, "0.2\u00A0%")]
    [InlineData(853, 2000, "42.7\u00A0%")]
    [InlineData(1999, 2000, "100.0\u00A0%")]
    public void A_half_is_rounded_up(long n, long trials, string text)
    {
        Assert.Equal(text, Percent.Format(n, trials));
        Assert.Equal(text, Percent.Format((double)n / trials));
    }

    [Fact]
    public void Nothing_of_nothing_is_not_available()
    {
        Assert.Equal("–", Percent.Format(0, 0));
        Assert.Equal("–", Percent.Format(null));
        Assert.Equal("–", Percent.Format(double.NaN));
        Assert.Equal("–", Percent.Format(null, 0.5));
    }

    [Fact]
    public void An_interval_names_its_unit_once() => Assert.Equal("33.7–52.0\u00A0%", Percent.Format(0.3368, 0.5201));

    [Theory]
    [InlineData(-0.01772, "−1.8\u00A0points")]
    [InlineData(0.004, "+0.4\u00A0points")]
    [InlineData(0.0, "0.0\u00A0points")]
    public void A_difference_has_its_sign(double difference, string text) => Assert.Equal(text, Percent.Points(difference));

    [Fact]
    public void The_culture_of_the_machine_has_no_say()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", PercentSymbol = "?" } };
        try
        {
            Assert.Equal("42.6\u00A0%", Percent.Format(46, 108));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
