using Xunit;

namespace CampaignBatch.Tests.Oracle.Arms;

public sealed class SequentialRules
{
    private static readonly SequentialRule Open = new(Information: null);

    [Fact]
    public void At_the_planned_end_the_critical_value_is_that_of_the_largest_Brownian_motion()
    {
        // Shorack and Wellner 1986, table 1 of chapter 2: sup |W| exceeds 2.2414 with probability 5 %.
        Assert.Equal(0.05, new SequentialRule(1).P(2.2414, 0), 0.00001);
        Assert.Equal(2.2414, new SequentialRule(1).HalfWidth(0));
    }

    // gsDesign, sfLDOF with α = 0.025 one-sided, spent at information 0.5 and 0.75: 0.00153 and 0.00965. Two-sided that
    // is twice as much, and the boundary in Z is 2.2414 ÷ t, at which |Z|·√t = 2.2414 ÷ √t.
    [Theory]
    [InlineData(0.5, 0.00153)]
    [InlineData(0.75, 0.00965)]
    [InlineData(1, 0.025)]
    public void A_planned_p_spends_as_OBrien_and_Fleming_do(double t, double spent) =>
        Assert.Equal(2 * spent, new SequentialRule(t).P(2.2414 / t, 0), 0.00002);

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void With_a_planned_end_interval_and_p_agree(double t)
    {
        var rule = new SequentialRule(t);
        Assert.Equal(0.05, rule.P(rule.HalfWidth(0), 0), 0.00001);
        Assert.Equal(rule.P(1.7, 0), rule.P(-1.7, 0));
        Assert.Equal(1, rule.P(0, 0));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(500)]
    [InlineData(20_000)]
    public void With_an_open_end_interval_and_p_agree(int users)
    {
        Assert.Equal(0.05, Open.P(Open.HalfWidth(users), users), 1e-12);
        Assert.Equal(1, Open.P(0, users));
    }

    // Waudby-Smith et al. 2024, (12): half the interval of a mean of m with variance 1 is √(2(mρ² + 1) ÷ m²ρ² ·
    // ln(√(mρ² + 1) ÷ α)).
    [Fact]
    public void The_open_interval_is_that_of_the_asymptotic_confidence_sequence()
    {
        const int m = 500;
        var rho2 = (5.991464547 + Math.Log(6.991464547)) / m;
        var published = Math.Sqrt(2 * ((m * rho2) + 1) / (m * m * rho2) * Math.Log(Math.Sqrt((m * rho2) + 1) / 0.05));
        Assert.Equal(published, Open.HalfWidth(m) / Math.Sqrt(m), 1e-9);
    }

    // Robbins 1970: the mixture of likelihood ratios exp(λS − λ²V/2) over a normal λ is a martingale, and p is 1 over
    // it. The mixture is integrated here by the trapezoidal rule, with V = 1 and λ of variance ν.
    [Theory]
    [InlineData(60, 2.5)]
    [InlineData(500, 3)]
    [InlineData(3_000, 4)]
    public void An_open_p_is_1_over_the_normal_mixture(int users, double z)
    {
        var nu = users * (5.991464547107982 + Math.Log(6.991464547107982)) / 500;
        var (step, mixture) = (0.001, 0.0);
        for (var x = -12.0; x <= 12; x += step)
        {
            var lambda = x * Math.Sqrt(nu);
            mixture += step * Math.Exp((lambda * z) - (lambda * lambda / 2) - (x * x / 2)) / Math.Sqrt(2 * Math.PI);
        }

        Assert.Equal(1 / mixture, Open.P(z, users), 1e-8);
    }
}
