using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class VariantRulesTests
{
    private static readonly VariantData Sound =
        SomeArms.Data(SomeArms.Converted("A", 500, 50), SomeArms.Converted("B", 500, 60));

    [Fact]
    public void Reasons_come_in_one_order()
    {
        // Everything is wrong with it; each step sets one thing right.
        var data = SomeArms.Data(
            SomeArms.Responded("A", 29, 0), SomeArms.Responded(null, 20, 0), SomeArms.Responded("B", 400, 0));
        data = data with { Arms = ["B"], FirstDay = null, LastDay = null, StartTogether = false };
        data = data with { HasGoal = false, HasResponses = false };
        Assert.Equal("not_measured", WhyNot(data));

        data = data with { HasResponses = true };
        Assert.Equal("too_few_users", WhyNot(data));

        data = data with { Arms = ["A", "B"] };
        Assert.Equal("no_common_days", WhyNot(data));

        data = data with { FirstDay = Sound.FirstDay, LastDay = Sound.LastDay };
        Assert.Equal("too_few_users", WhyNot(data));

        data = data with { Profiles = [.. data.Profiles, .. SomeArms.Responded("A", 1, 0)] };
        Assert.Equal("two_arms", WhyNot(data));

        data = data with { Profiles = [.. data.Profiles.Where(p => p.Arm is not null)] };
        Assert.Equal("sample_ratio", WhyNot(data));

        data = data with { StartTogether = true };
        Assert.Equal("undefined", WhyNot(data));

        data = data with { Profiles = [.. data.Profiles, .. SomeArms.Responded("A", 1, 1)] };
        Assert.Null(WhyNot(data));
    }

    [Fact]
    public void Users_whose_window_is_open_are_none_of_the_30_that_conversions_need() =>
        Assert.Equal(
            "too_few_users",
            WhyNot(SomeArms.Data(SomeArms.Responded("A", 500, 50), SomeArms.Converted("B", 500, 60))));

    [Fact]
    public void Values_need_30_users_who_have_one_on_each_side()
    {
        var few = SomeArms.Data(SomeArms.Valued("A", 500, 29, 10), SomeArms.Valued("B", 500, 60, 10));
        var enough = SomeArms.Data(SomeArms.Valued("A", 500, 30, 10), SomeArms.Valued("B", 500, 60, 10));

        Assert.Equal("too_few_responses", WhyNot((few with { HasValues = true }).By("value")));
        Assert.Null(WhyNot((enough with { HasValues = true }).By("value")));
        Assert.Null(WhyNot(few with { HasValues = true }));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "two_arms")]
    public void Up_to_one_user_in_a_hundred_may_have_messages_of_two_arms(long both, string? whyNot)
    {
        var data = SomeArms.Data(
            SomeArms.Converted("A", 495, 50), SomeArms.Converted("B", 495, 60), SomeArms.Converted(null, both, 0));
        var rules = new VariantRules(data);

        Assert.Equal(whyNot, rules.WhyNot());
        Assert.Equal((990, both), (rules.Comparison().Users, rules.Comparison().UsersInTwoArms));
    }

    [Theory]
    [InlineData("C", "C", "control")]
    [InlineData("gone", "Baseline", "name")]
    [InlineData(null, "Baseline", "name")]
    public void The_baseline_is_the_arm_that_the_campaign_names_else_the_one_with_such_a_name(
        string? control, string baseline, string basis)
    {
        var data = SomeArms.Data(
            SomeArms.Converted("A", 500, 50), SomeArms.Converted("Baseline", 100, 9),
            SomeArms.Converted("C", 100, 9), SomeArms.Converted("control", 100, 9));
        data = data with { Campaign = data.Campaign with { Control = control } };
        var comparison = new VariantRules(data).Comparison();

        Assert.Equal((baseline, basis), (comparison.Baseline, comparison.BaselineBasis));
    }

    [Fact]
    public void Else_the_baseline_is_the_largest_arm_and_of_equal_ones_the_first()
    {
        var largest = SomeArms.Data(
            SomeArms.Converted("A", 100, 9), SomeArms.Converted("C", 101, 9), SomeArms.Converted("B", 101, 9));
        var comparison = new VariantRules(largest).Comparison();

        Assert.Equal(("B", "largest"), (comparison.Baseline, comparison.BaselineBasis));
        Assert.Null(new VariantRules(largest with { Arms = ["A"] }).Comparison().Baseline);
    }

    [Theory]
    [InlineData(null, "conversion_rate")]
    [InlineData("conversion", "conversion_rate")]
    [InlineData("response", "tap_through_rate")]
    [InlineData("tap_through_rate", "tap_through_rate")]
    [InlineData("value", "value_per_recipient")]
    [InlineData("value_per_recipient", "value_per_recipient")]
    [InlineData("revenue", "conversion_rate")]
    public void The_primary_metric_is_what_the_campaign_names_else_conversion(string? named, string metric) =>
        Assert.Equal(metric, new VariantRules((Sound with { HasValues = true }).By(named)).Comparison().PrimaryMetric);

    [Fact]
    public void What_cannot_be_had_is_no_primary_metric()
    {
        Assert.Equal("conversion_rate", Primary(Sound.By("value")));
        Assert.Equal("tap_through_rate", Primary((Sound with { HasGoal = false }).By("conversion")));
        Assert.Equal("conversion_rate", Primary((Sound with { HasResponses = false }).By("response")));
        var push = Sound with { HasGoal = false, Campaign = Sound.Campaign with { Channel = Channel.Push } };
        Assert.Equal("open_rate", Primary(push));
    }

    [Theory]
    [InlineData(100, "messages", 300)]
    [InlineData(99, "users", 99)]
    public void Messages_are_counted_where_every_arm_is_worth_100_users_with_equally_many(
        long users, string basis, long denominator)
    {
        var data = SomeArms.Data(SomeArms.Responded("A", users, 20, messages: 3), SomeArms.Responded("B", 200, 20));
        var arms = new VariantRules(data with { HasGoal = false }).Comparison().Arms;

        var (first, second) = (arms[0].Figure("tap_through_rate")!, arms[1].Figure("tap_through_rate")!);

        Assert.Equal((basis, denominator), (first.Basis, first.Denominator));
        // The other arm follows, though it is large enough.
        Assert.Equal(basis, second.Basis);
    }

    [Fact]
    public void A_user_with_most_messages_makes_an_arm_worth_few()
    {
        // (350)² ÷ (150 + 200²) = 3.
        var data = SomeArms.Data(
            SomeArms.Responded("A", 150, 20),
            SomeArms.Responded("A", 1, 1, messages: 200),
            SomeArms.Responded("B", 200, 20));
        var figure = new VariantRules(data with { HasGoal = false }).Comparison().Arms[0].Figure("tap_through_rate")!;

        Assert.Equal("users", figure.Basis);
        Assert.Equal((21, 151), (figure.Numerator, figure.Denominator));
        Assert.Equal(new Proportion(21, 151).Wilson(), new Interval(figure.Low!.Value, figure.High!.Value));
    }

    [Fact]
    public void A_response_over_messages_varies_as_users_do()
    {
        var data = SomeArms.Data(
            SomeArms.Responded("A", 200, 60, messages: 2), SomeArms.Responded("B", 200, 90, messages: 2));
        data = data with { HasGoal = false };
        var (own, difference) = (ArmSample.Responses(data.Profiles.Where(p => p.Arm == "B")), Difference(data, "B"));
        var other = ArmSample.Responses(data.Profiles.Where(p => p.Arm == "A"));

        Assert.Equal(own.Rate - other.Rate, difference.Value);
        Assert.Equal(Math.Sqrt(own.Variance!.Value + other.Variance!.Value), difference.StandardError!.Value, 1e-12);
    }

    // 60 of 500 against 50 of 500: pooled 0.11, se = √(0.11 · 0.89 · 2/500) = 0.019789.
    [Fact]
    public void Conversions_are_two_proportions_with_one_pooled_variance()
    {
        var difference = Difference(Sound, "B");

        Assert.Equal(0.02, difference.Value, 1e-12);
        Assert.Equal(0.019789, difference.StandardError!.Value, 5e-7);
        Assert.Equal(1_000, difference.Users);
        Assert.Equal(SequentialTest.Planned(0.02 / difference.StandardError.Value, 1).P, difference.P!.Value, 1e-12);
        Assert.Equal(0.02 - (2.2414027 * 0.0197889), difference.Interval!.Value.Low, 1e-6);
    }

    [Fact]
    public void Values_are_compared_without_what_the_largest_buyer_is_above_the_others()
    {
        // One of 2,000 buys for 100,000: the mean tells of it, the comparison takes it for 10 as all others.
        var data = SomeArms.Data(
            SomeArms.Valued("A", 1_000, 100, 10), SomeArms.Valued("B", 999, 100, 10),
            [new ArmProfile("B", 1, 0, true, true, 100_000, 1)]) with { HasValues = true };
        var figure = new VariantRules(data.By("value")).Comparison().Arms[1].Figure("value_per_recipient")!;

        Assert.Equal((750 + 100_000) / 1_000.0, figure.Value!.Value, 1e-9);
        Assert.Equal(10 / 1_000.0, figure.Difference!.Value, 1e-9);
        Assert.InRange(figure.DifferenceHigh!.Value, 0.01, 1);
    }

    [Fact]
    public void Below_30_users_a_difference_has_neither_interval_nor_p()
    {
        var data = SomeArms.Data(
            SomeArms.Converted("A", 500, 50), SomeArms.Converted("B", 29, 3), SomeArms.Converted("C", 30, 3));
        var arms = new VariantRules(data).Comparison().Arms;

        Assert.Equal((3 / 29.0) - 0.1, arms[1].Figure("conversion_rate")!.Difference!.Value, 1e-12);
        Assert.Null(arms[1].Figure("conversion_rate")!.DifferenceLow);
        Assert.Null(arms[1].Figure("conversion_rate")!.P);
        Assert.NotNull(arms[2].Figure("conversion_rate")!.P);
        Assert.Null(arms[0].Figure("conversion_rate")!.Difference);
        Assert.Equal(["C"], new VariantRules(data).Judged().Select(j => j.Key));
    }

    [Fact]
    public void Planned_shares_are_those_of_the_campaign()
    {
        var data = SomeArms.Data(SomeArms.Converted("A", 900, 90), SomeArms.Converted("B", 100, 9));

        var planned = new VariantRules(data.Planned(["B", "A"], 0.1, 0.9));
        Assert.Equal(1, planned.Comparison().SampleRatioP!.Value, 1e-12);
        Assert.True(planned.Comparison().HasAllocation);
        Assert.Null(planned.WhyNot());
        Assert.Equal("sample_ratio", WhyNot(data.Planned(["A", "B"], 0.8, 0.2)));
    }

    [Fact]
    public void Shares_are_taken_among_the_arms()
    {
        // C is planned for a tenth and is no arm yet.
        var data = SomeArms.Data(SomeArms.Converted("A", 800, 80), SomeArms.Converted("B", 100, 9));

        var rules = new VariantRules(data.Planned(["A", "B", "C"], 0.8, 0.1, 0.1));

        Assert.Equal(1, rules.Comparison().SampleRatioP!.Value, 1e-12);
    }

    [Fact]
    public void Without_shares_for_each_arm_equal_ones_are_assumed_and_block_only_arms_that_began_apart()
    {
        var data = SomeArms.Data(SomeArms.Converted("A", 900, 90), SomeArms.Converted("B", 100, 9));

        VariantData[] all =
        [
            data, data.Planned(["A", "B"], 1), data.Planned(["A"], 1), data.Planned(["A", "C"], 0.9, 0.1),
        ];
        foreach (var unplanned in all)
        {
            Assert.True(new VariantRules(unplanned).Comparison().SampleRatioP < SampleRatio.Level);
            Assert.False(new VariantRules(unplanned).Comparison().HasAllocation);
            Assert.Null(WhyNot(unplanned));
            Assert.Equal("sample_ratio", WhyNot(unplanned with { StartTogether = false }));
        }
    }

    [Fact]
    public void Planned_time_ends_with_the_window_of_those_who_come_last()
    {
        // From 1 January to the end on the 11th, and a window of seven days for conversions: 17 days.
        var data = Sound with { AsOf = SomeArms.Begin.AddDays(8.5) };

        Assert.Equal(0.5, new VariantRules(data).Comparison().Information!.Value, 1e-12);
        Assert.Equal(0.85, new VariantRules(data.By("response")).Comparison().Information!.Value, 1e-12);
        Assert.Equal(1, new VariantRules(Sound with { AsOf = SomeArms.Begin.AddDays(40) }).Comparison().Information);
        Assert.Equal("planned", new VariantRules(data).Comparison().Timing);
    }

    [Fact]
    public void Without_a_planned_end_it_is_open()
    {
        var comparison = new VariantRules(Sound.Until(null)).Comparison();

        Assert.Equal("open", comparison.Timing);
        Assert.Null(comparison.Information);
        var expected = SequentialTest.Open(0.02 / 0.0197889, 1_000).P;
        Assert.Equal(expected, comparison.Arms[1].Figure("conversion_rate")!.P!.Value, 1e-5);
        Assert.False(new VariantRules(Sound.Until(null)).EndIsToCome);
    }

    [Fact]
    public void The_outlook_goes_on_at_the_present_pace()
    {
        // 100 users a day for ten days; z = 0.02 / 0.019789 = 1.0107, so 1,000 · (3.083/1.0107)² = 9,305 in all.
        var (users, around, isAfterTheEnd) = new VariantRules(Sound).Outlook("B");

        Assert.Equal(8_400, users);
        // 83.05 days, and the window of the last: 91 days after the 18th of January.
        Assert.Equal(new DateOnly(2026, 4, 19), around);
        Assert.True(isAfterTheEnd);
        Assert.False(new VariantRules(Sound.Until(SomeArms.Begin.AddDays(200))).Outlook("B").IsAfterTheEnd);
    }

    [Fact]
    public void Without_a_difference_there_is_no_outlook()
    {
        var data = SomeArms.Data(SomeArms.Converted("A", 500, 50), SomeArms.Converted("B", 500, 50));

        Assert.Equal((null, null, false), new VariantRules(data).Outlook("B"));
    }

    private static string? WhyNot(VariantData data) => new VariantRules(data).WhyNot();

    private static string Primary(VariantData data) => new VariantRules(data).Comparison().PrimaryMetric;

    private static ArmDifference Difference(VariantData data, string arm) =>
        new VariantRules(data).Difference(arm)!.Value;
}
