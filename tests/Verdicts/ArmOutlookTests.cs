using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class ArmOutlookTests
{
    [Theory]
    [InlineData(1.2, 500)]
    [InlineData(0.3, 2_000)]
    [InlineData(2.1, 90)]
    public void At_the_planned_end_so_many_users_confirm_the_difference_in_four_of_five_cases(double z, long users)
    {
        var needed = ArmOutlook.UsersFor(z, users, isPlanned: true);

        // As the textbook has it: users grow with the square of what is missing.
        Assert.Equal(users * Math.Pow((2.2414 + 0.8416) / z, 2), needed, 2 + (1e-4 * needed));
        Assert.Equal(0.8, Power(z, users, needed, SequentialTest.Planned(z, 1).Reach), 0.005);
    }

    [Theory]
    [InlineData(1.2, 500)]
    [InlineData(0.3, 2_000)]
    [InlineData(2.1, 90)]
    public void Without_an_end_so_many_users_confirm_the_difference_in_four_of_five_cases(double z, long users)
    {
        var needed = ArmOutlook.UsersFor(z, users, isPlanned: false);

        Assert.InRange(needed, ArmOutlook.UsersFor(z, users, isPlanned: true), long.MaxValue);
        Assert.Equal(0.8, Power(z, users, needed, SequentialTest.Open(z, needed).Reach), 0.005);
    }

    [Fact]
    public void Where_the_difference_is_large_no_more_users_are_needed() =>
        Assert.InRange(ArmOutlook.UsersFor(5, 1_000, isPlanned: true), 1, 1_000);

    [Fact]
    public void Where_there_is_next_to_no_difference_the_search_ends() =>
        Assert.InRange(ArmOutlook.UsersFor(1e-12, 1_000, isPlanned: false), 1_000_000_000_000, long.MaxValue);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7)]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(101, 110)]
    [InlineData(1_234, 1_300)]
    [InlineData(99_001, 100_000)]
    public void A_guess_is_told_upwards_to_two_digits(long users, long told) =>
        Assert.Equal(told, ArmOutlook.Rounded(users));

    /// <summary>Chance that so many users confirm a difference that is as large as it seems now.</summary>
    private static double Power(double z, long users, long needed, double limit) =>
        Gaussian.Above(limit - (z * Math.Sqrt((double)needed / users)));
}
