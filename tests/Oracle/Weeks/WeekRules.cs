using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle.Weeks;

public sealed class WeekRules
{
    // Berlin changes to summer time on 29 March 2026: the first week, 27 March to 2 April, ends at 22:00 UTC.
    private static readonly RawCampaign Berlin = InApp with
    {
        TimeZone = "Europe/Berlin",
        StartsAt = At("03-26 12:00"),
    };

    [Fact]
    public void Weeks_begin_with_the_first_whole_day_and_one_with_a_clock_change_is_as_long_as_others()
    {
        var comparison = Compared(Berlin, "04-11 00:00");
        Assert.Equal(1, comparison.Weeks);
        Assert.Equal((new(2026, 4, 3), new LocalDate(2026, 4, 9)), (comparison.Recent!.First, comparison.Recent.Last));
        Assert.Equal((new(2026, 3, 27), new LocalDate(2026, 4, 2)), (comparison.Before!.First, comparison.Before.Last));
    }

    // The second week ends with 9 April, at 22:00 UTC; it counts from 24 h later on.
    [Theory]
    [InlineData("04-10 21:59:59", 0)]
    [InlineData("04-10 22:00", 1)]
    [InlineData("04-23 22:00", 1)]
    [InlineData("04-24 22:00", 2)]
    [InlineData("08-01 00:00", 4)]
    public void A_week_counts_24_hours_after_its_end_and_at_most_four_are_compared(string t, int weeks) =>
        Assert.Equal(weeks, Compared(Berlin, t).Weeks);

    [Theory]
    [InlineData("04-09 22:00", 1)]
    [InlineData("04-09 21:59:59", 0)]
    public void A_campaign_that_ended_has_whole_weeks_up_to_its_end(string end, int weeks) =>
        Assert.Equal(weeks, Compared(Berlin with { EndsAt = At(end) }, "05-01 00:00").Weeks);

    [Fact]
    public void A_start_at_midnight_makes_the_start_day_the_first()
    {
        var comparison = Compared(InApp, "01-16 00:00");
        Assert.Equal(
            (new(2026, 1, 1), new LocalDate(2026, 1, 14)), (comparison.Before!.First, comparison.Recent!.Last));
    }

    [Fact]
    public void What_cannot_be_compared_says_why()
    {
        Assert.Equal("too_few_weeks", Compared(InApp, "01-15 23:59:59").Reason);
        Assert.Equal("scheduled", Compared(InApp with { StartsAt = At("03-01 00:00") }, "01-16 00:00").Reason);
    }

    // The recent week ends at midnight of the 15th, and its latest message was sent on the 14th at 20:00:
    // H = 24 h + 4 h.
    [Fact]
    public void Every_message_has_equal_time_to_be_answered()
    {
        var report = Report(World(
            Push,
            Event("send", "a", "01-02 10:00", "1"), Event("open", "a", "01-03 14:00", "1"),
            Event("send", "b", "01-02 10:00", "2"), Event("open", "b", "01-03 14:00:01", "2"),
            Event("send", "c", "01-02 10:00", "3"), Event("bounce", "c", "01-05 10:00", "3"),
            Event("send", "d", "01-14 20:00", "4"), Event("open", "d", "01-14 19:00", "4")) with
            {
                AsOf = At("01-20 00:00"),
            });
        Assert.Equal(28, report.Comparison.HorizonHours);
        var open = report.Comparison.Figures["open_rate"];
        Assert.Equal((1L, 3L, 3L), (open.Before.Numerator, open.Before.Denominator, open.Before.Users));
        Assert.Equal((1L, 1L, 1L), (open.Recent.Numerator, open.Recent.Denominator, open.Recent.Users));
        Assert.Equal(2.0 / 3, open.Difference!.Value, 1e-15);
        Assert.Null(open.Low);
        Assert.Equal(-2.0 / 3, report.Comparison.Figures["delivered"].Change!.Value, 1e-15);
    }

    [Fact]
    public void Without_a_message_in_the_recent_weeks_all_responses_before_count()
    {
        var world = World(
            InApp,
            Event("impression", "a", "01-02 10:00", "1"),
            Event("tap", "a", "01-02 10:00", "1"),
            Event("impression", "b", "01-16 10:00"));
        var comparison = Report(world with { AsOf = At("01-17 00:00") }).Comparison;
        Assert.Null(comparison.HorizonHours);
        var tapped = comparison.Figures["tap_through_rate"];
        Assert.Equal((1L, 1L, 0L), (tapped.Before.Numerator, tapped.Before.Denominator, tapped.Recent.Denominator));
        Assert.Null(tapped.Difference);
        Assert.Equal("too_few_users", comparison.WhyNot);
    }

    // Recent: u has a response on day 1 and none on day 2, v one on day 1 and one on day 2; r = 3/4. Before: u none on
    // day 1, v one on day 2; r = 1/2. Residuals by user: u 2/4·(1/2 − 3/4) = −1/8 and −1/4, v 1/8 and 1/4, so e_u =
    // −1/8 + 1/4 = 1/8 and e_v = −1/8: V_user = 2·(1/64 + 1/64) = 1/16. By day: recent ±1/8, before ∓1/4: V_day =
    // 2·2/64 + 2·2/16 = 1/16 + 1/4. By cell: recent 1/16, −3/16, 1/16, 1/16, before −1/4, 1/4: V_cell = 12/256 + 2/16 =
    // 44/256.
    [Fact]
    public void The_two_way_variance_is_that_of_the_example_worked_out_by_hand()
    {
        var two = Example();
        Assert.Equal(0.25, two.Difference!.Value, 1e-15);
        Assert.Equal(1.0 / 16, two.OfUsers, 1e-15);
        Assert.Equal((1.0 / 16, 1.0 / 4), (two.OfRecentDays, two.OfEarlierDays));
        Assert.Equal(44.0 / 256, two.OfCells, 1e-15);
        Assert.Equal((16 + 80 - 44) / 256.0, two.Variance!.Value, 1e-15);
    }

    // df = (1/16 + 1/4)² ÷ (1/16² + 1/4²) with a degree of freedom a side, that is 25 ÷ 17.
    [Fact]
    public void Its_degrees_of_freedom_are_Satterthwaites_by_days()
    {
        var two = Example();
        Assert.Equal(25.0 / 17, two.DegreesOfFreedom, 1e-14);
        var half = Distributions.StudentT.Critical(0.99, 25.0 / 17) * Math.Sqrt(52.0 / 256);
        Assert.Equal(0.25 - half, two.Interval(0.99)!.Value.Low, 1e-12);
        Assert.Equal(Distributions.StudentT.TwoSidedTail(0.25 / Math.Sqrt(52.0 / 256), 25.0 / 17), two.P!.Value, 1e-14);
    }

    [Fact]
    public void Where_days_say_nothing_users_alone_make_the_variance()
    {
        // Each day has the same rate as its stretch: q is 0 on both sides, and df = c + c − 2.
        Trial[] alike = [.. Both(1), .. Both(2), .. Both(3)];
        Trial[] lower = [.. Both(8), .. Both(9), .. One(8), .. One(9)];
        var two = new TwoWayDifference(alike, lower);
        Assert.Equal((0, 0, 3), (two.OfRecentDays, two.OfEarlierDays, two.DegreesOfFreedom));
        Assert.Equal(two.OfUsers, two.Variance);
    }

    [Fact]
    public void One_day_or_one_user_or_no_variance_gives_no_interval()
    {
        Assert.Null(new TwoWayDifference(Both(1), [.. Both(8), .. Both(9)]).Interval(0.95));
        Assert.Null(new TwoWayDifference([.. One(1), .. One(2)], [.. One(8), .. One(9)]).P);
        Trial[] none = [new("u", new(2026, 1, 1), false), new("v", new(2026, 1, 2), false)];
        Assert.Null(new TwoWayDifference(none, none).Variance);
    }

    private static TwoWayDifference Example() => new(
        [Of("u", 8, true), Of("u", 9, false), Of("v", 8, true), Of("v", 9, true)],
        [Of("u", 1, false), Of("v", 2, true)]);

    private static Trial Of(string user, int day, bool isResponse) => new(user, new(2026, 1, day), isResponse);

    private static Trial[] Both(int day) => [Of("u", day, true), Of("v", day, false)];

    private static Trial[] One(int day) => [Of("w", day, false)];

    private static OracleComparison Compared(RawCampaign campaign, string t) =>
        Report(World(campaign, Event("impression", "u", "01-02 10:00")) with { AsOf = At(t) }).Comparison;
}
