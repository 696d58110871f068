using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class UserSumsTests
{
    /// <summary>
    /// Three users with 1 of 1, 0 of 2 and 2 of 3: r = 3/6, residuals ½, −1 and ½, v = 3/2 · 1.5/36 = 1/16,
    /// D = 1/16 · 6 ÷ ¼ = 1½, so Wilson on 6 ÷ 1½ = 4 messages with t(0.975, 2) = 4.302653.
    /// </summary>
    [Fact]
    public void An_example_worked_out_by_hand()
    {
        var sums = Of((1, 1), (2, 0), (3, 2));

        Assert.Equal(new UserSums(3, 6, 3, 14, 7, 5), sums);
        Assert.Equal(0.5, sums.Rate);
        Assert.Equal(1 / 16.0, sums.Variance!.Value, 1e-15);
        Assert.Equal(1.5, sums.DesignEffect!.Value, 1e-14);
        Assert.Equal(36 / 14.0, sums.EffectiveUsers, 1e-15);
        Assert.Equal(0.0465897380918, sums.Interval!.Value.Low, 1e-12);
        Assert.Equal(0.953410261908, sums.Interval!.Value.High, 1e-12);
    }

    [Theory]
    [InlineData(30, 4)]
    [InlineData(108, 46)]
    [InlineData(5_000, 1)]
    public void Where_every_user_has_one_message_it_is_Wilsons_on_one_less_with_Students_t(long users, long responses)
    {
        var sums = UserSums.Of(responses, 1, 1) + UserSums.Of(users - responses, 1, 0);
        var wilson = Proportion.Score((double)responses / users, users - 1, StudentT.Point(0.975, users - 1));

        Assert.Equal(users / (users - 1.0), sums.DesignEffect!.Value, 1e-12);
        Assert.Equal(wilson.Low, sums.Interval!.Value.Low, 1e-12);
        Assert.Equal(wilson.High, sums.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void Where_each_user_answers_alike_every_time_users_count_and_not_messages()
    {
        var sums = UserSums.Of(40, 10, 10) + UserSums.Of(60, 10, 0);

        Assert.Equal(10 * 100 / 99.0, sums.DesignEffect!.Value, 1e-12);
        var once = UserSums.Of(40, 1, 1) + UserSums.Of(60, 1, 0);
        Assert.Equal(once.Interval!.Value.Low, sums.Interval!.Value.Low, 1e-12);
    }

    [Fact]
    public void Where_users_are_more_alike_than_chance_a_message_still_counts_no_more_than_once()
    {
        var sums = UserSums.Of(50, 2, 1);

        Assert.Equal(0, sums.Variance);
        Assert.Equal(1, sums.DesignEffect);
        Assert.Equal(Proportion.Score(0.5, 100, StudentT.Point(0.975, 49)), sums.Interval);
    }

    /// <summary>Five users are worth five messages: none of 5 with t(0.975, 4) = 2.776445 ends at 60.66 %.</summary>
    [Fact]
    public void Where_none_responds_each_user_counts_once_and_it_begins_at_0()
    {
        var none = Of((1, 0), (1, 0), (2, 0), (3, 0), (5, 0));

        Assert.Equal(12 / 5.0, none.DesignEffect);
        Assert.Equal(0, none.Interval!.Value.Low);
        Assert.Equal(0.606567100817, none.Interval!.Value.High, 1e-12);
    }

    [Fact]
    public void Where_all_respond_each_user_counts_once_and_it_ends_at_1()
    {
        var all = Of((1, 1), (1, 1), (2, 2), (3, 3), (5, 5));

        Assert.Equal(12 / 5.0, all.DesignEffect);
        Assert.Equal(1 - 0.606567100817, all.Interval!.Value.Low, 1e-12);
        Assert.Equal(1, all.Interval!.Value.High);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(9, 4)]
    [InlineData(9, 9)]
    public void One_user_says_nothing_about_others(long messages, long responses)
    {
        var one = Of((messages, responses));

        Assert.Equal((double)messages, one.DesignEffect);
        Assert.Null(one.Variance);
        Assert.Equal(new Interval(0, 1), one.Interval);
    }

    [Fact]
    public void Without_a_message_there_is_nothing()
    {
        Assert.Null(default(UserSums).Rate);
        Assert.Null(default(UserSums).Variance);
        Assert.Null(default(UserSums).DesignEffect);
        Assert.Null(default(UserSums).Interval);
        Assert.Equal(0, default(UserSums).EffectiveUsers);
    }

    [Fact]
    public void SQL_computes_the_same_interval_for_users_of_any_kind()
    {
        using var duck = StudentTTests.Macros();
        var chance = new Random(1);
        for (var trial = 0; trial < 200; trial++)
        {
            var sums = Of([.. Enumerable.Range(0, chance.Next(0, 40)).Select(_ => User(chance, trial % 4))]);
            var arguments = $"{sums.Users}::bigint, {sums.Messages}::bigint, {sums.Responses}::bigint, "
                + $"{sums.MessagesSquared}::bigint, {sums.ResponsesByMessages}::bigint, "
                + $"{sums.ResponsesSquared}::bigint";

            AssertClose(sums.DesignEffect, StudentTTests.Value(duck, $"design_effect({arguments})"));
            AssertClose(sums.Interval?.Low, StudentTTests.Value(duck, $"user_low({arguments})"));
            AssertClose(sums.Interval?.High, StudentTTests.Value(duck, $"user_high({arguments})"));
        }
    }

    /// <summary>A user with 1 to 9 messages: of the four kinds two answer none or all of them.</summary>
    private static (long N, long X) User(Random chance, int kind)
    {
        var n = chance.Next(1, 10);
        return kind switch
        {
            0 => (n, 0),
            1 => (n, n),
            2 => (1, chance.Next(0, 2)),
            _ => (n, chance.Next(0, n + 1)),
        };
    }

    private static void AssertClose(double? expected, double? made)
    {
        Assert.Equal(expected is null, made is null);
        Assert.Equal(expected ?? 0, made ?? 0, 1e-10);
    }

    private static UserSums Of(params (long N, long X)[] users) =>
        users.Aggregate(default(UserSums), (sum, user) => sum + UserSums.Of(1, user.N, user.X));
}
