using System.Globalization;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class StudentTTests
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, "Critical Values of the Student's t Distribution".
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.975, 2, 4.303)]
    [InlineData(0.975, 3, 3.182)]
    [InlineData(0.975, 5, 2.571)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.975, 30, 2.042)]
    [InlineData(0.975, 60, 2.000)]
    [InlineData(0.995, 1, 63.657)]
    [InlineData(0.995, 2, 9.925)]
    [InlineData(0.995, 5, 4.032)]
    [InlineData(0.995, 10, 3.169)]
    [InlineData(0.995, 30, 2.750)]
    public void A_point_is_that_of_the_published_table(double share, double df, double published) =>
        Assert.Equal(published, StudentT.Point(share, df), 0.000501);

    // In R: qt(0.975, 3.7) and so on. Worked out to 30 digits with mpmath:
    // betainc(df/2, 1/2, 0, df/(df + t*t), regularized=True) = 2*(1 - share).
    [Theory]
    [InlineData(0.975, 0.5, 164.557673480489)]
    [InlineData(0.975, 2.5, 3.57465484200368)]
    [InlineData(0.975, 3.7, 2.86752070719119)]
    [InlineData(0.975, 250.5, 1.96947927205168)]
    [InlineData(0.995, 1.5, 17.8203105144628)]
    [InlineData(0.995, 6.04, 3.69736646497538)]
    [InlineData(0.995, 12.34, 3.03928534228331)]
    public void Degrees_of_freedom_need_not_be_whole(double share, double df, double expected) =>
        Assert.Equal(expected, StudentT.Point(share, df), 1e-11 * expected);

    // In R: 2 * pt(-2.5, 3.7) and so on. Worked out to 30 digits with mpmath, as above.
    [Theory]
    [InlineData(0, 7, 1)]
    [InlineData(2.5, 3.7, 0.0718220229118268)]
    [InlineData(-1.2, 10.5, 0.256514570329678)]
    [InlineData(4, 1, 0.155958260754739)]
    [InlineData(0.3, 100.25, 0.764798329493775)]
    [InlineData(10, 5, 0.000170947575742964)]
    [InlineData(40, 30, 1.37260451944064e-27)]
    public void Both_tails_count_and_are_exact_far_out(double t, double df, double expected) =>
        Assert.Equal(expected, StudentT.TwoSided(t, df), 1e-11 * expected);

    [Theory]
    [InlineData(0.975, 1)]
    [InlineData(0.975, 13)]
    [InlineData(0.995, 2.2)]
    [InlineData(0.8, 1_000)]
    public void A_point_leaves_what_it_should_on_both_sides(double share, double df) =>
        Assert.Equal(2 * (1 - share), StudentT.TwoSided(StudentT.Point(share, df), df), 1e-12);

    [Fact]
    public void With_very_many_degrees_of_freedom_it_is_the_normal_distribution() =>
        Assert.Equal(Proportion.Z, StudentT.Point(0.975, 1e9), 1e-6);

    [Fact]
    public void SQL_has_the_same_points_from_its_list_and_beyond_it()
    {
        using var duck = Macros();
        foreach (var df in new[] { 1, 2, 3, 10, 29, 249, 250, 251, 252, 300, 1_000, 10_000 })
        {
            Assert.Equal(StudentT.Point(0.975, df), Value(duck, $"t975({df}::bigint)")!.Value, 1e-11);
        }

        Assert.Null(Value(duck, "t975(0)"));
        Assert.Equal(Proportion.Z, Value(duck, "t975(9000000000::bigint)")!.Value, 1e-6);
    }

    /// <summary>A database with the macros that figures are computed with.</summary>
    internal static DuckDBConnection Macros()
    {
        var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"{SqlShelf.Text("0_macros/macros.sql")}; set variable t975 = {StudentT.Points975};";
        command.ExecuteNonQuery();
        return duck;
    }

    /// <summary>What an expression is in SQL.</summary>
    internal static double? Value(DuckDBConnection duck, string expression)
    {
        using var command = duck.CreateCommand();
        command.CommandText = $"select {expression}";
        var value = command.ExecuteScalar();
        return value is null or DBNull ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }
}
