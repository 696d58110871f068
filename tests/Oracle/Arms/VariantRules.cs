using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle.Arms;

public sealed class VariantRules
{
    private static readonly RawCampaign Buying = InApp with { Goal = "buy", ConversionWindowHours = 24 };

    [Fact]
    public void Fewer_than_two_variants_are_not_compared()
    {
        Assert.Null(Report(InApp, [.. Arm("A", 40)]).Variants);
        var report = Report(InApp, [.. Arm("A", 40), .. Arm("B", 29)]);
        Assert.Empty(report.Variants!.Arms);
        Assert.Equal(("too_few_users", null), (report.Variants.WhyNot, report.Variants.Baseline));
    }

    [Fact]
    public void The_day_of_T_makes_no_arm()
    {
        var report = Report(InApp, [.. Arm("A", 40), .. Arm("B", 40, "01-10 09:00")]);
        Assert.Empty(report.Variants!.Arms);
    }

    [Fact]
    public void Only_days_on_which_all_arms_run_are_compared_and_only_users_who_are_new_in_them()
    {
        var report = Report(
            InApp,
            [
                .. Arm("A", 40, "01-02 10:00"), .. Arm("B", 40, "01-04 10:00"),
                .. Arm("A", 45, "01-05 10:00"), .. Arm("B", 40, "01-07 10:00"),
                Event("impression", "B1", "01-03 10:00"),
            ]);
        var variants = report.Variants!;
        Assert.Equal((new(2026, 1, 4), new LocalDate(2026, 1, 5)), (variants.FirstDay!.Value, variants.LastDay!.Value));

        // Of A only those are new whose first message is that of the 5th; B1 had a message without variant before.
        Assert.Equal("A 5 | B 39", string.Join(" | ", variants.Arms.Select(a => $"{a.Key} {a.Users}")));
    }

    [Fact]
    public void Arms_that_never_ran_together_are_not_compared()
    {
        var variants = Report(InApp, [.. Arm("A", 40, "01-02 10:00"), .. Arm("B", 40, "01-04 10:00")]).Variants!;
        Assert.Equal("no_common_days", variants.WhyNot);
        Assert.Equal((null, 0, "A"), (variants.FirstDay, variants.Users, variants.Baseline));
    }

    [Fact]
    public void A_user_in_two_arms_is_left_out_and_more_than_one_of_a_hundred_blocks()
    {
        RawEvent[] shown =
            [.. Arm("A", 50), .. Arm("B", 51), Event("impression", "B1", "01-02 11:00") with { Variant = "A" }];
        var variants = Report(InApp, shown).Variants!;
        Assert.Equal((100, 1, "undefined"), (variants.Users, variants.UsersInTwoArms, variants.WhyNot));
        RawEvent[] more = [.. shown, Event("impression", "B2", "01-02 11:00") with { Variant = "A" }];
        Assert.Equal("two_arms", Report(InApp, more).Variants!.WhyNot);
    }

    // 60 against 40 where halves are due: χ² = 100/50 + 100/50 = 4, p = 0.0455. 80 against 20: χ² = 36, p = 2·10⁻⁹.
    [Fact]
    public void The_sample_ratio_blocks_where_the_campaign_says_the_shares()
    {
        RawEvent[] shown = [.. Arm("A", 80), .. Arm("B", 40)];
        Assert.Equal(
            Distributions.ChiSquare.UpperTail(1600 / 120.0, 1),
            Report(InApp, shown).Variants!.SampleRatioP!.Value,
            1e-15);
        Assert.NotEqual("sample_ratio", Report(InApp, shown).Variants!.WhyNot);
        var halves = InApp with { Variants = ["A", "B"], Allocation = [0.5, 0.5] };
        Assert.Equal("sample_ratio", Report(halves, shown).Variants!.WhyNot);
        Assert.NotEqual("sample_ratio", Report(halves with { Variants = ["A", "C"] }, shown).Variants!.WhyNot);
        Assert.Equal(1, Report(halves with { Allocation = [2, 1] }, shown).Variants!.SampleRatioP);
    }

    [Fact]
    public void Equal_shares_that_nobody_said_block_where_an_arm_began_later()
    {
        RawEvent[] shown =
            [.. Arm("A", 40, "01-02 10:00"), .. Arm("B", 40, "01-03 10:00"), .. Arm("A", 160, "01-03 10:00")];
        var variants = Report(InApp, shown).Variants!;
        Assert.Equal((120, 40, "sample_ratio"), (variants.Arms[0].Users, variants.Arms[1].Users, variants.WhyNot));
    }

    [Theory]
    [InlineData("B", "B", "control")]
    [InlineData("nobody's", "A", "largest")]
    public void The_baseline_is_the_campaigns_control_or_the_largest(string control, string baseline, string basis)
    {
        var variants = Report(InApp with { Control = control }, [.. Arm("A", 40), .. Arm("B", 40)]).Variants!;
        Assert.Equal((baseline, basis), (variants.Baseline, variants.BaselineBasis));
    }

    [Fact]
    public void An_arm_may_be_called_the_baseline_in_any_case()
    {
        var variants = Report(InApp, [.. Arm("A", 50), .. Arm("Control", 40)]).Variants!;
        Assert.Equal(("Control", "name"), (variants.Baseline, variants.BaselineBasis));
    }

    [Theory]
    [InlineData(null, "conversion_rate")]
    [InlineData("response", "tap_through_rate")]
    [InlineData("open_rate", "tap_through_rate")]
    [InlineData("value", "conversion_rate")]
    [InlineData("revenue", "conversion_rate")]
    public void The_primary_metric_is_the_campaigns_where_it_can_be_had(string? asked, string metric)
    {
        RawEvent[] shown = [.. Arm("A", 40), .. Arm("B", 40), Goal("A1", "01-02 11:00")];
        Assert.Equal(metric, Report(Buying with { PrimaryMetric = asked }, shown).Variants!.PrimaryMetric);
        Assert.Equal(
            "tap_through_rate", Report(InApp with { PrimaryMetric = "conversion" }, shown).Variants!.PrimaryMetric);
    }

    // With 40 users of a message each (Σn)² ÷ Σn² is 40, with 100 users it is 100.
    [Theory]
    [InlineData(99, "users")]
    [InlineData(100, "messages")]
    public void Responses_are_judged_by_messages_where_every_arm_has_users_enough(int users, string basis)
    {
        var variants = Report(InApp, [.. Arm("A", users), .. Arm("B", 200)]).Variants!;
        Assert.All(variants.Arms, arm => Assert.Equal(basis, arm.Figures["tap_through_rate"].Figure.Basis));
    }

    // 20 of 40 against 10 of 40: d = 1/4, pooled rate 3/8, se = √(3/8 · 5/8 · 2/40). Planned from 2 to 20 January and a
    // day of window: at noon of the 10th 8.5 of 19 days are over.
    [Fact]
    public void A_planned_conversion_has_the_p_of_its_share_of_time()
    {
        var campaign = Buying with { EndsAt = At("01-20 00:00"), Control = "A" };
        RawEvent[] events = [.. Arm("A", 40), .. Arm("B", 40), .. Converted("A", 10), .. Converted("B", 20)];
        var variants = Report(campaign, events).Variants!;
        Assert.Equal(8.5 / 19, variants.Information!.Value, 1e-12);
        var figure = variants.Primary("B");
        var se = Math.Sqrt(3.0 / 8 * 5 / 8 * 2 / 40);
        Assert.Equal(
            (0.25, "20/40"), (figure.Difference!.Value, $"{figure.Figure.Numerator}/{figure.Figure.Denominator}"));
        Assert.Equal(new SequentialRule(8.5 / 19).P(0.25 / se, 80), figure.P!.Value, 1e-12);
        Assert.Equal(0.25 - (se * 2.2414 / Math.Sqrt(8.5 / 19)), figure.DifferenceLow!.Value, 1e-12);
        Assert.Null(variants.Primary("A").Difference);
    }

    [Fact]
    public void Below_thirty_users_on_a_side_a_difference_stands_without_interval()
    {
        var young = Arm("B", 12, "01-09 13:00", 40).ToList();
        var shown = Arm("A", 40).Concat(Arm("A", 40, "01-09 11:00", 40)).Concat(Arm("B", 29)).Concat(young);
        var variants = Report(Buying, [.. shown, .. Converted("A", 10), Goal("B1", "01-02 12:00")]).Variants!;
        var figure = variants.Primary("B");
        Assert.Equal((29L, null, null), (figure.Figure.Denominator, figure.P, figure.DifferenceLow));
        Assert.NotNull(figure.Difference);
        Assert.Equal("too_few_users", variants.WhyNot);
    }

    // Users A1, A2 … each with one message, the first of them numbered after those that stand aside.
    private static IEnumerable<RawEvent> Arm(string name, int users, string at = "01-02 10:00", int aside = 0) =>
        Enumerable.Range(aside + 1, users).Select(n => Event("impression", $"{name}{n}", at) with { Variant = name });

    private static IEnumerable<RawEvent> Converted(string arm, int users) =>
        Enumerable.Range(1, users).Select(n => Goal($"{arm}{n}", "01-02 12:00"));
}
