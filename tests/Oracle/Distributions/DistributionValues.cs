using Xunit;

namespace CampaignBatch.Tests.Oracle.Distributions;

public sealed class DistributionValues
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t.
    [Theory]
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 2, 4.303)]
    [InlineData(0.95, 10, 2.228)]
    [InlineData(0.95, 30, 2.042)]
    [InlineData(0.95, 100, 1.984)]
    [InlineData(0.99, 1, 63.657)]
    [InlineData(0.99, 5, 4.032)]
    [InlineData(0.99, 13, 3.012)]
    [InlineData(0.99, 60, 2.660)]
    public void Critical_values_of_t_are_those_of_the_NIST_table(double level, double df, double t)
    {
        Assert.Equal(t, StudentT.Critical(level, df), 0.0005);
        Assert.Equal(1 - level, StudentT.TwoSidedTail(t, df), 0.0001);
    }

    // With 1 and 2 degrees of freedom the distribution has a closed form: Abramowitz and Stegun 1964, 26.7.3 and
    // 26.7.4.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(3.5)]
    [InlineData(40)]
    public void The_t_distribution_is_its_closed_form_where_it_has_one(double t)
    {
        Assert.Equal(1 - (2 / Math.PI * Math.Atan(t)), StudentT.TwoSidedTail(t, 1), 1e-13);
        Assert.Equal(1 - (t / Math.Sqrt(2 + (t * t))), StudentT.TwoSidedTail(t, 2), 1e-13);
    }

    // R 4, t.test(extra ~ group, data = sleep): t = -1.8608, df = 17.776, p-value = 0.07939.
    [Fact]
    public void Degrees_of_freedom_need_not_be_whole() =>
        Assert.Equal(0.07939, StudentT.TwoSidedTail(1.8608, 17.776), 0.00001);

    // Abramowitz and Stegun 1964, table 26.1; the last is erfc(5/√2)/2.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(1.959963984540054, 0.025)]
    [InlineData(2, 0.022750131948179)]
    [InlineData(5, 2.866515718791939e-7)]
    public void Normal_tails_are_those_of_the_table(double z, double tail)
    {
        Assert.Equal(tail, Normal.UpperTail(z), tail * 1e-12);
        Assert.Equal(1 - tail, Normal.UpperTail(-z), 1e-12);
    }

    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4, critical values of χ².
    [Theory]
    [InlineData(1, 3.841, 0.05)]
    [InlineData(2, 5.991, 0.05)]
    [InlineData(3, 7.815, 0.05)]
    [InlineData(1, 10.828, 0.001)]
    [InlineData(4, 18.467, 0.001)]
    public void Tails_of_chi_square_are_those_of_the_NIST_table(double df, double x, double tail) =>
        Assert.Equal(tail, ChiSquare.UpperTail(x, df), tail * 0.001);

    [Fact]
    public void Chi_square_with_two_degrees_of_freedom_is_exponential() =>
        Assert.All([0.01, 1, 2.9, 3.1, 40], x => Assert.Equal(Math.Exp(-x / 2), ChiSquare.UpperTail(x, 2), 1e-14));

    // Wikipedia, "Holm–Bonferroni method", the example with four hypotheses and its adjusted p-values.
    [Fact]
    public void Adjusted_p_values_are_those_of_the_published_example()
    {
        var family = new Dictionary<string, double> { ["H1"] = 0.01, ["H2"] = 0.04, ["H3"] = 0.03, ["H4"] = 0.005 };
        var adjusted = Holm.Adjust(family);
        Assert.Equal([0.03, 0.06, 0.06, 0.02], family.Keys.Select(key => Math.Round(adjusted[key], 12)));
    }

    [Fact]
    public void An_adjusted_p_value_is_at_most_1() =>
        Assert.All(
            Holm.Adjust(new Dictionary<string, double> { ["a"] = 0.6, ["b"] = 0.9 }).Values, p => Assert.Equal(1, p));
}
