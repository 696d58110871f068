using CampaignBatch.Tests.Oracle.Certainty;
using CampaignBatch.Tests.Oracle.Distributions;
using Xunit;

namespace CampaignBatch.Tests.Oracle.Arms;

public sealed class ArmRules
{
    // METRICS.md, checks of the functions: 170/1922 against 151/2135 has z = −2.088.
    [Fact]
    public void Two_proportions_have_the_pooled_z_of_the_dictionary()
    {
        var (a, b) = (new UserShareSample(151, 2_135), new UserShareSample(170, 1_922));
        Assert.Equal(-0.01772, a.Minus(b)!.Value, 0.000005);
        Assert.Equal(-2.088, a.Minus(b)!.Value / a.StandardError(b)!.Value, 0.0005);
    }

    // Student 1908, "sleep" in R 4: t.test(extra ~ group, data = sleep) gives t = −1.8608, df = 17.776, p-value =
    // 0.07939.
    [Fact]
    public void Two_means_have_the_standard_error_of_Welch()
    {
        UserValues one = new([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], 10, double.MaxValue);
        UserValues two = new([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], 10, double.MaxValue);
        var (a, b) = (new ValueArmSample(one), new ValueArmSample(two));
        var t = a.Minus(b)!.Value / a.StandardError(b)!.Value;
        Assert.Equal(-1.8608, t, 0.00005);
        Assert.Equal(0.07939, StudentT.TwoSidedTail(t, 17.776), 0.000006);
        Assert.False(a.IsEnough);
    }

    // v is 3/64 of the one (see IntervalRules) and 2·(1/4 + 1/4)/16 = 1/16 of the other: 1 of 1 and 1 of 3, r = 1/2.
    [Fact]
    public void Rates_over_messages_add_their_variances()
    {
        var a = new ClusteredSample(new([(1, 4), (1, 2), (2, 2)]));
        var b = new ClusteredSample(new([(1, 1), (1, 3)]));
        Assert.Equal(Math.Sqrt((3.0 / 64) + (1.0 / 16)), a.StandardError(b)!.Value, 1e-15);
        Assert.Equal(0, a.Minus(b));
    }

    [Fact]
    public void Without_any_variance_there_is_no_standard_error()
    {
        Assert.Null(new UserShareSample(0, 40).StandardError(new UserShareSample(0, 50)));
        Assert.Null(new UserShareSample(50, 50).StandardError(new UserShareSample(40, 40)));
        Assert.Null(new UserShareSample(0, 0).StandardError(new UserShareSample(4, 40)));
    }
}
