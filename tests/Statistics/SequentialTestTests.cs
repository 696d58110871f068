using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class SequentialTestTests
{
    private const double Level = 0.05;

    [Fact]
    public void At_the_planned_end_the_limit_is_the_98_75_percent_point()
    {
        Assert.Equal(Level, SequentialTest.Planned(2.2414, 1).P, 1e-6);
        Assert.Equal(2.2414, SequentialTest.Planned(2.2414, 1).Reach, 5e-5);
    }

    // Worked out with mpmath: 2 * erfc(z * sqrt(t) / sqrt(2)).
    [Theory]
    [InlineData(2.5, 0.25, 0.422599094667)]
    [InlineData(-3, 0.5, 0.0677897070494)]
    [InlineData(0.1, 0.5, 1)]
    public void Before_the_planned_end_it_takes_more(double z, double information, double p) =>
        Assert.Equal(p, SequentialTest.Planned(z, information).P, 1e-12);

    // K. K. G. Lan, D. L. DeMets, Biometrika 70 (1983) 659–663: level 0.05 spent as by O'Brien and Fleming.
    // In R: ldbounds::ldBounds(t = seq(0.2, 1, 0.2)) prints these as cumulative exit probabilities.
    [Theory]
    [InlineData(0.2, 0.00000)]
    [InlineData(0.4, 0.00079)]
    [InlineData(0.6, 0.00762)]
    [InlineData(0.8, 0.02442)]
    [InlineData(1.0, 0.05000)]
    public void By_then_it_has_spent_of_the_level_what_Lan_and_DeMets_state(double information, double spent)
    {
        // By the reflection principle: where nothing is true, four times the chance to be beyond the limit now.
        Assert.Equal(spent, 4 * Gaussian.Above(SequentialTest.Planned(0, information).Reach), 5.01e-6);
    }

    // Worked out with mpmath from p = √(1+ν)·exp(−½Z²ν/(1+ν)), ν = m·(−2·ln 0.05 + ln(1 − 2·ln 0.05))/500.
    [Theory]
    [InlineData(3, 500, 0.0549476145474, 3.03520899038)]
    [InlineData(-4, 2_000, 0.00245086138231, 3.12711414369)]
    [InlineData(2, 100, 0.471574269971, 3.36388772578)]
    public void Without_an_end_it_takes_more_still(double z, double users, double p, double reach)
    {
        var test = SequentialTest.Open(z, users);

        Assert.Equal(p, test.P, 1e-12);
        Assert.Equal(reach, test.Reach, 1e-10);
    }

    [Fact]
    public void Interval_and_p_never_disagree()
    {
        var chance = new Random(4);
        for (var trial = 0; trial < 10_000; trial++)
        {
            var z = (chance.NextDouble() - 0.5) * 16;
            var users = Math.Exp(chance.NextDouble() * 14);
            var information = 1 - chance.NextDouble();
            foreach (var test in new[] { SequentialTest.Open(z, users), SequentialTest.Planned(z, information) })
            {
                Assert.Equal(test.P < Level, Math.Abs(z) > test.Reach);
                Assert.InRange(test.P, 0, 1);
            }
        }
    }

    [Fact]
    public void Of_paths_on_which_nothing_is_true_one_in_twenty_crosses_at_most_however_often_it_is_read()
    {
        var chance = new Random(5);
        var planned = Crossing(chance, (z, look) => SequentialTest.Planned(z, look / 200.0));
        var open = Crossing(chance, (z, look) => SequentialTest.Open(z, 20 * look));

        // 10,000 paths: ± 0.4 points. With 200 looks the limit is met nearly as often as with any number.
        Assert.InRange(planned, 0.035, Level);
        Assert.InRange(open, 0.001, Level);
    }

    /// <summary>Share of random paths of 200 steps that are below the level at any of them.</summary>
    private static double Crossing(Random chance, Func<double, int, SequentialTest> read)
    {
        const int Paths = 10_000;
        var crossed = 0;
        for (var path = 0; path < Paths; path++)
        {
            var sum = 0.0;
            for (var look = 1; look <= 200; look++)
            {
                sum += Step(chance);
                if (read(sum / Math.Sqrt(look), look).P < Level)
                {
                    crossed++;
                    break;
                }
            }
        }

        return (double)crossed / Paths;
    }

    /// <summary>A standard normal number by G. E. P. Box, M. E. Muller 1958.</summary>
    private static double Step(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
