using System.Globalization;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Words;
using CsCheck;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

/// <summary>How rates, differences of rates and their intervals are rounded and printed.</summary>
public sealed class Percentages
{
    private static readonly NumberWords Numbers = Language.English.Numbers;

    // Rates down to one in ten thousand million, evenly over the powers of ten.
    private static readonly Gen<double> Rates = Gen.Double[-10, 0].Select(power => Math.Pow(10, power));

    [Theory]
    [InlineData(46, 108, "42.6%")]
    [InlineData(24, 311, "7.7%")]
    [InlineData(89, 287, "31.0%")]
    [InlineData(44, 287, "15.3%")]
    [InlineData(1, 3, "33.3%")]
    [InlineData(0, 5, "0.0%")]
    [InlineData(5, 5, "100.0%")]
    [InlineData(6, 5, "120.0%")]
    [InlineData(853, 2000, "42.7%")]
    [InlineData(1999, 2000, "100.0%")]
    public void A_rate_shows_one_decimal_and_a_half_goes_up(long n, long trials, string text)
    {
        Assert.Equal(text, Numbers.Percent(n, trials));
        Assert.Equal(text, Numbers.Percent((double)n / trials));
    }

    [Theory]
    [InlineData(0.01, "1.0%")]
    [InlineData(0.00996, "1.0%")]
    [InlineData(0.00995, "1.0%")]
    [InlineData(0.009949, "0.99%")]
    [InlineData(0.0034, "0.34%")]
    [InlineData(0.003, "0.30%")]
    [InlineData(0.00345, "0.35%")]
    [InlineData(0.000995, "0.10%")]
    [InlineData(0.000994, "0.099%")]
    [InlineData(0.0005, "0.050%")]
    [InlineData(0.00052, "0.052%")]
    [InlineData(0.00004, "0.004%")]
    [InlineData(0.000005, "0.001%")]
    [InlineData(0.000004, "0.000%")]
    [InlineData(0.9995, "100.0%")]
    [InlineData(0.9994, "99.9%")]
    public void Below_one_per_cent_a_rate_shows_two_digits_and_at_most_three_decimals(double rate, string text) =>
        Assert.Equal(text, Numbers.Percent(rate));

    [Theory]
    [InlineData(1, 200, "0.50%")]
    [InlineData(199, 20_000, "1.0%")]
    [InlineData(1, 2_000, "0.050%")]
    [InlineData(1, 300_000, "0.000%")]
    [InlineData(1, 200_000, "0.001%")]
    public void A_small_part_of_a_whole_is_exact(long n, long trials, string text) => Assert.Equal(text, Numbers.Percent(n, trials));

    [Fact]
    public void A_part_of_a_whole_and_its_rate_print_alike() =>
        Gen.Select(Gen.Long[1, 100_000], Gen.Long[1, 100_000]).Sample((a, b) =>
        {
            var (n, trials) = (Math.Min(a, b), Math.Max(a, b));
            Assert.Equal(Numbers.Percent(n, trials), Numbers.Percent((double)n / trials));
        });

    [Fact]
    public void Nothing_of_nothing_is_not_available()
    {
        Assert.Equal("–", Numbers.Percent(0, 0));
        Assert.Equal("–", Numbers.Percent(null));
        Assert.Equal("–", Numbers.Percent(double.NaN));
        Assert.Equal("–", Numbers.Percent(null, 0.5));
        Assert.Equal("–", Numbers.Points(null));
        Assert.Equal(("–", "–"), Numbers.PercentEnds(0.1, double.NaN));
        Assert.Equal(("–", "–"), Numbers.PointsEnds(null, 0.5));
    }

    [Theory]
    [InlineData(0.3368, 0.5201, "33.7–52.0%")]
    [InlineData(0, 0.4345, "0.0–43.5%")]
    [InlineData(0.00052, 0.0123, "0.052–1.2%")]
    [InlineData(0.000003, 0.0123, "0.0003–1.2300%")]
    [InlineData(0, 0.000003, "0.0–0.000%")]
    public void An_interval_names_its_unit_once_and_excludes_0_where_it_does(double low, double high, string text) =>
        Assert.Equal(text, Numbers.Percent(low, high));

    [Fact]
    public void The_ends_of_an_interval_say_the_same_in_a_sentence() =>
        Assert.Equal(("0.0003%", "1.2300%"), Numbers.PercentEnds(0.000003, 0.0123));

    [Theory]
    [InlineData(-0.01772, "−1.8\u00A0points")]
    [InlineData(0.004, "+0.4\u00A0points")]
    [InlineData(0.0, "0.0\u00A0points")]
    [InlineData(-0.0004, "0.0\u00A0points")]
    public void A_difference_has_its_sign(double difference, string text) => Assert.Equal(text, Numbers.Points(difference));

    [Theory]
    [InlineData(-0.01772, -0.03462, -0.00107, "−1.8\u00A0points", "−3.5", "−0.1")]
    [InlineData(0.001, -0.0004, 0.0024, "+0.1\u00A0points", "0.0", "+0.2")]
    [InlineData(0.0004, 0.0001, 0.0007, "+0.04\u00A0points", "+0.01", "+0.07")]
    [InlineData(-0.02, -0.0396, -0.0004, "−2.00\u00A0points", "−3.96", "−0.04")]
    [InlineData(-0.02, -0.0395, -0.0005, "−2.00\u00A0points", "−3.95", "−0.05")]
    [InlineData(0.02, 0.0005, 0.0395, "+2.0\u00A0points", "+0.1", "+4.0")]
    public void A_difference_has_the_decimals_of_its_interval(double difference, double low, double high, string points, string from, string to)
    {
        Assert.Equal(points, Numbers.Points(difference, low, high));
        Assert.Equal((from, to), Numbers.PointsEnds(low, high));
    }

    [Fact]
    public void An_interval_that_excludes_0_never_prints_0() => Gen.Select(Rates, Rates).Sample((a, b) =>
    {
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        Assert.All([Numbers.PercentEnds(low, high), Numbers.PointsEnds(low, high), Numbers.PointsEnds(-high, -low)], ends =>
        {
            Assert.True(ends.Low.Any(IsNoZero), ends.Low);
            Assert.True(ends.High.Any(IsNoZero), ends.High);
        });
    });

    [Fact]
    public void A_rate_is_printed_within_half_of_its_last_digit() => Rates.Sample(rate =>
    {
        var printed = Percent.Round(rate)!.Value;
        Assert.InRange(Math.Abs((double)printed - (rate * 100)), 0, (0.5 * Math.Pow(10, -printed.Scale)) + 1e-12);
        Assert.InRange(printed.Scale, 1, 3);
    });

    [Fact]
    public void The_culture_of_the_machine_has_no_say()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", PercentSymbol = "?" } };
        try
        {
            Assert.Equal("42.6%", Numbers.Percent(46, 108));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool IsNoZero(char letter) => letter is >= '1' and <= '9';
}
