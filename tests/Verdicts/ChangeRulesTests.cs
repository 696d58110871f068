using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class ChangeRulesTests
{
    private static readonly ChangeData Data = SomeWeeks.Of(([12, 15, 11], [8, 7, 10]));

    [Fact]
    public void The_main_rate_has_an_interval_of_99_percent_and_the_others_of_95_percent()
    {
        var comparison = new ChangeRules(Data, "tap_through_rate").Comparison();

        AssertInterval(0.99, "tap_through_rate", comparison);
        AssertInterval(0.95, "dismissal_rate", comparison);
    }

    [Fact]
    public void A_count_has_no_interval()
    {
        var count = new ChangeRules(Data, "tap_through_rate").Comparison().Figure("total_impressions")!;

        Assert.Null(count.Low);
        Assert.Null(count.Difference);
        Assert.Equal(50 / 650.0, count.Change!.Value, 1e-12);
    }

    [Fact]
    public void Its_p_value_is_that_of_the_change_alone()
    {
        var (days, users) = Data.Rates["tap_through_rate"];

        Assert.Equal(WeeklyChange.Test(days, users), new ChangeRules(Data, "tap_through_rate").Main);
        Assert.Equal(5, ChangeRules.Strictness);
    }

    [Fact]
    public void It_is_judged_where_nothing_speaks_against_it() =>
        Assert.Null(new ChangeRules(Data, "tap_through_rate").WhyNot(isMeasured: true));

    [Fact]
    public void What_is_not_measured_comes_before_every_other_reason()
    {
        var data = Data with { Comparison = new Comparison { Reason = "scheduled" } };

        Assert.Equal("not_measured", new ChangeRules(data, "tap_through_rate").WhyNot(isMeasured: false));
    }

    [Theory]
    [InlineData("scheduled")]
    [InlineData("too_few_weeks")]
    public void Where_no_weeks_are_compared_it_says_why(string reason)
    {
        var data = new ChangeData(
            new Comparison { Reason = reason }, new Dictionary<string, (IReadOnlyList<ComparedDay>, ComparedUsers)>());
        var rules = new ChangeRules(data, "tap_through_rate");

        Assert.Equal(reason, rules.WhyNot(isMeasured: true));
        Assert.Null(rules.Main);
        Assert.Equal(data.Comparison, rules.Comparison() with { Figures = data.Comparison.Figures });
    }

    [Fact]
    public void Below_30_users_on_either_side_it_is_not_judged()
    {
        // Three days of ten users are 30, two are 20.
        Assert.Null(WhyNot(SomeWeeks.Of(([1, 2, 3], [4, 2, 5]), users: 10)));
        Assert.Equal("too_few_users", WhyNot(SomeWeeks.Of(([1, 2], [4, 2, 5]), users: 10)));
        Assert.Equal("too_few_users", WhyNot(SomeWeeks.Of(([1, 2, 3], [4, 2]), users: 10)));
    }

    [Fact]
    public void Without_a_standard_error_it_is_not_judged()
    {
        Assert.Equal("undefined", WhyNot(SomeWeeks.Of(([20], [10, 12]))));
        Assert.Equal("undefined", WhyNot(SomeWeeks.Of(([0, 0, 0], [0, 0, 0]))));
    }

    [Fact]
    public void Without_a_standard_error_the_difference_still_stands()
    {
        var rules = new ChangeRules(SomeWeeks.Of(([20], [10, 12])), "tap_through_rate");
        var figure = rules.Comparison().Figure("tap_through_rate")!;

        Assert.Equal(0.11 - 0.2, figure.Difference!.Value, 1e-12);
        Assert.Null(figure.Low);
        Assert.Null(figure.High);
    }

    private static string? WhyNot(ChangeData data) =>
        new ChangeRules(data, "tap_through_rate").WhyNot(isMeasured: true);

    private static void AssertInterval(double coverage, string rate, Comparison comparison)
    {
        var (days, users) = Data.Rates[rate];
        var expected = WeeklyChange.Test(days, users)!.Value.Interval(coverage)!.Value;
        var figure = comparison.Figure(rate)!;

        Assert.Equal(expected, new Interval(figure.Low!.Value, figure.High!.Value));
        Assert.InRange(figure.Difference!.Value, expected.Low, expected.High);
    }
}
