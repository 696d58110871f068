using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class SampleRatioTests
{
    [Fact]
    public void A_chi_square_of_3_841_with_one_degree_of_freedom_has_p_0_05()
    {
        // (500,980 − 499,020)² ÷ 1,000,000 = 3.8416.
        Assert.Equal(0.05, SampleRatio.P([500_980, 499_020], [1, 1])!.Value, 1e-5);
    }

    // G. Mendel's peas, with which K. Pearson's test is taught: χ² = 0.47 with three degrees of freedom.
    // In R: chisq.test(c(315, 101, 108, 32), p = c(9, 3, 3, 1)/16), p = 0.9254.
    [Fact]
    public void Mendels_peas_are_as_planned() =>
        Assert.Equal(0.9254, SampleRatio.P([315, 101, 108, 32], [9, 3, 3, 1])!.Value, 5e-5);

    // R. Kohavi, D. Tang, Y. Xu, Trustworthy Online Controlled Experiments, 2020, chapter 3:
    // 821,588 and 815,482 users, p = 1.8E-6.
    [Fact]
    public void A_ratio_of_0_993_is_a_mismatch_where_users_are_many()
    {
        var p = SampleRatio.P([821_588, 815_482], [0.5, 0.5])!.Value;

        Assert.Equal(1.8e-6, p, 5e-8);
        Assert.True(p < SampleRatio.Level);
    }

    [Fact]
    public void Shares_may_be_in_any_unit() =>
        Assert.Equal(SampleRatio.P([900, 120], [0.75, 0.25])!.Value, SampleRatio.P([900, 120], [3, 1])!.Value, 1e-12);

    [Fact]
    public void Users_exactly_as_planned_have_p_1() => Assert.Equal(1, SampleRatio.P([900, 100], [9, 1]));

    [Fact]
    public void One_arm_and_no_user_have_no_p()
    {
        Assert.Null(SampleRatio.P([100], [1]));
        Assert.Null(SampleRatio.P([], []));
        Assert.Null(SampleRatio.P([0, 0], [1, 1]));
    }
}
