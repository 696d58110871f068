using CampaignBatch.Tests.Oracle.Distributions;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle.Certainty;

public sealed class IntervalRules
{
    // Three users with 1 of 4, 1 of 2 and 2 of 2: r = 4/8. The residuals are −1, 0 and 1, so v = 3/2 · 2/64 = 3/64.
    [Fact]
    public void The_design_effect_is_that_of_the_example_worked_out_by_hand()
    {
        var rate = new ClusteredRate([(1, 4), (1, 2), (2, 2)]);
        Assert.Equal((0.5, 3), (rate.Value!.Value, rate.Users.Count));
        Assert.Equal(3.0 / 64, rate.Variance!.Value, 1e-15);
        Assert.Equal(3.0 / 64 * 8 / 0.25, rate.DesignEffect!.Value, 1e-15);
        Assert.Equal(64.0 / (4 + 4 + 16), new ClusteredRate([(1, 4), (1, 2), (2, 2)]).EffectiveUsers, 1e-15);
    }

    // Wilson with r = 1/2 is symmetric: ½ ± z ÷ 2√(n + z²), here with n = 8 ÷ 1.5 and z = t(0.975, 2) = 4.302653.
    [Fact]
    public void The_interval_is_Wilson_on_the_effective_number_with_t_by_users()
    {
        var figure = new ClusteredRate([(1, 4), (1, 2), (2, 2)]).Figure();
        var half = 4.302653 / 2 / Math.Sqrt((8 / 1.5) + (4.302653 * 4.302653));
        Assert.Equal(0.5 - half, figure.Low!.Value, 1e-6);
        Assert.Equal(0.5 + half, figure.High!.Value, 1e-6);
    }

    [Fact]
    public void A_message_a_user_leaves_the_design_effect_near_1_and_Wilson_nearly_as_it_was()
    {
        var rate = new ClusteredRate([.. Enumerable.Range(0, 1_000).Select(i => (i < 300 ? 1L : 0, 1L))]);
        Assert.Equal(1000.0 / 999, rate.DesignEffect!.Value, 1e-12);
        Assert.Equal(Wilson.Low(300, 1_000), rate.Figure().Low!.Value, 1e-4);
    }

    [Fact]
    public void Users_who_respond_alike_never_make_the_interval_narrower_than_independent_messages() =>
        Assert.Equal(1, new ClusteredRate([(1, 2), (1, 2), (1, 2)]).DesignEffect);

    [Fact]
    public void Where_all_or_none_respond_a_user_counts_once()
    {
        var none = new ClusteredRate([(0, 4), (0, 2)]).Figure();
        var all = new ClusteredRate([(4, 4), (2, 2)]).Figure();
        Assert.Equal((3, 0), (none.DesignEffect, none.Low));
        Assert.Equal((3, 1), (all.DesignEffect, all.High));
        var critical = StudentT.Critical(0.95, 1);
        Assert.Equal(critical * critical / (2 + (critical * critical)), none.High!.Value, 1e-12);
    }

    [Fact]
    public void One_user_alone_says_nothing_of_others()
    {
        var figure = new ClusteredRate([(3, 4)]).Figure();
        Assert.Equal((0, 1, 4), (figure.Low, figure.High, figure.DesignEffect));
        Assert.Null(new ClusteredRate([]).Figure().DesignEffect);
    }

    [Fact]
    public void Rates_over_messages_say_their_users_and_rates_over_users_need_not()
    {
        var report = Report(
            Push,
            Event("send", "a", "01-02 10:00", "1"),
            Event("open", "a", "01-02 11:00", "1"),
            Event("send", "b", "01-03 10:00", "2"));
        Assert.Equal(
            ("1/2", 2L, "delivered"),
            (report.Kpi("open_rate"), report.Kpis["open_rate"].Users, report.Kpis["open_rate"].DenominatorIs));
        Assert.Equal(("1/2", null), (report.Kpi("user_open_rate"), report.Kpis["user_open_rate"].Users));
        Assert.Equal(Wilson.Low(1, 2), report.Kpis["user_open_rate"].Low);
    }

    [Fact]
    public void What_is_counted_and_not_sampled_has_no_interval()
    {
        var report = Report(
            InApp with { Goal = "buy", AudienceSize = 9 },
            Event("impression", "a", "01-02 10:00"),
            Goal("a", "01-02 11:00"));
        Assert.Equal(("1/9", null), (report.Kpi("reach"), report.Kpis["reach"].Low));
        Assert.Equal(("0/1", null), (report.Kpi("open_windows"), report.Kpis["open_windows"].High));
    }

    // Of a thousand values the nearest rank of 99.9 % is the 999th, so that the greatest counts as the second greatest.
    [Fact]
    public void The_greatest_of_a_thousand_values_counts_as_the_second_greatest()
    {
        List<double> values = [.. Enumerable.Range(1, 999), 50_000];
        Assert.Equal(999, UserValues.CapOf(values));
        Assert.Equal(50_000, UserValues.CapOf(values.Skip(1)));
        var winsorised = new UserValues(values, 1_000, 999);
        Assert.Equal(((999 * 500) + 50_000) / 1000.0, winsorised.Mean!.Value, 1e-9);
        Assert.Equal(((999 * 500) + 999) / 1000.0, winsorised.CappedMean!.Value, 1e-9);
    }

    // Thirty users with 1 and thirty with 3: mean 2, s² = 60/59, t(0.975, 59) = 2.000995.
    [Fact]
    public void The_interval_of_value_is_that_of_the_mean_and_needs_thirty_users_with_a_value()
    {
        IReadOnlyList<double> values = [.. Enumerable.Repeat(1.0, 30), .. Enumerable.Repeat(3.0, 30)];
        var half = 2.000995 * Math.Sqrt(60.0 / 59 / 60);
        var interval = new UserValues(values, 30, 3).Interval()!.Value;
        Assert.Equal(2 - half, interval.Low, 1e-6);
        Assert.Equal(2 + half, interval.High, 1e-6);
        Assert.Null(new UserValues(values, 29, 3).Interval());
    }

    [Fact]
    public void Value_is_that_of_all_goals_of_mature_users_inside_their_windows()
    {
        var report = Report(
            InApp with { Goal = "buy", ConversionWindowHours = 24, ValueUnit = "EUR" },
            Event("impression", "a", "01-02 10:00"),
            Goal("a", "01-02 11:00") with { Value = 5 },
            Goal("a", "01-02 12:00") with { Value = 7 },
            Goal("a", "01-03 10:00") with { Value = 100 },
            Event("impression", "b", "01-02 10:00"),
            Goal("b", "01-02 11:00"),
            Event("impression", "young", "01-10 10:00"), Goal("young", "01-10 11:00") with { Value = 1000 });
        Assert.Equal((12.0, "EUR"), (report.Kpis["value_total"].Value, report.Kpis["value_total"].Unit));
        var perRecipient = report.Kpis["value_per_recipient"];
        Assert.Equal((6.0, 2L, null), (perRecipient.Value, perRecipient.Denominator, perRecipient.Low));
    }

    [Fact]
    public void Value_says_why_there_is_none()
    {
        var shown = Event("impression", "a", "01-02 10:00");
        Assert.Equal("no_goal", Report(InApp with { GoalMinSessionSeconds = 60 }, shown).Kpi("value_total"));
        Assert.Equal("goal_not_found", Report(InApp with { Goal = "buy" }, shown).Kpi("value_total"));
        Assert.Equal(
            "not_measured", Report(InApp with { Goal = "buy" }, shown, Goal("a", "01-02 11:00")).Kpi("value_total"));
        Assert.Equal(
            "no_denominator",
            Report(InApp with { Goal = "buy" }, Goal("a", "01-02 11:00") with { Value = 1 }).Kpi("value_total"));
    }

    [Fact]
    public void A_goal_that_no_event_carries_is_not_a_rate_of_0()
    {
        Worlds.RawEvent[] events =
            [Event("impression", "a", "01-02 10:00"), Goal("a", "01-02 11:00", "read"), Goal("a", "01-02 11:00")];
        var report = Report(InApp with { Goal = "Buy" }, events);
        Assert.Equal("goal_not_found", report.Kpi("conversion_rate"));
        Assert.Equal("goal_not_found", report.Kpi("open_windows"));
        Assert.Equal(["buy", "read"], report.GoalNamesFound);
        var either = InApp with { Goal = "Buy", GoalMinSessionSeconds = 60 };
        Assert.Equal("goal_not_found", Report(either, events).Kpi("conversion_rate_so_far"));
        var session = Event("session", "b", "01-02 12:00") with { CampaignId = null, SessionSeconds = 60 };
        Assert.Equal("0/1", Report(either, [.. events, session]).Kpi("conversion_rate_so_far"));
    }
}
