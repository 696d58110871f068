using CampaignBatch.Tests.Worlds;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class ConversionRules
{
    private static readonly RawCampaign Buying = InApp with { Goal = "buy", ConversionWindowHours = 24 };

    [Fact]
    public void The_window_holds_its_start_and_not_its_end()
    {
        var report = Report(
            Buying,
            Event("impression", "a", "01-02 10:00"), Goal("a", "01-02 10:00"),
            Event("impression", "b", "01-02 10:00"), Goal("b", "01-03 09:59:59"),
            Event("impression", "c", "01-02 10:00"), Goal("c", "01-03 10:00"),
            Event("impression", "d", "01-02 10:00"), Goal("d", "01-02 09:59:59"));
        Assert.Equal("2/4", report.Kpi("conversion_rate"));
    }

    [Fact]
    public void Mature_users_make_the_headline_and_all_of_them_the_so_far()
    {
        var report = Report(
            Buying,
            Event("impression", "a", "01-09 12:00"), Goal("a", "01-09 13:00"),
            Event("impression", "b", "01-09 12:00:01"), Goal("b", "01-09 13:00"),
            Event("impression", "c", "01-05 12:00"));
        Assert.Equal(("1/2", "mature"), (report.Kpi("conversion_rate"), report.Kpis["conversion_rate"].Basis));
        Assert.Equal("2/3", report.Kpi("conversion_rate_so_far"));
        Assert.Equal("1/3", report.Kpi("open_windows"));
    }

    [Fact]
    public void With_none_mature_the_so_far_figure_is_the_headline()
    {
        var report = Report(Buying, Event("impression", "a", "01-10 11:00"), Goal("a", "01-10 11:30"));
        Assert.Equal(("1/1", "so_far"), (report.Kpi("conversion_rate"), report.Kpis["conversion_rate"].Basis));
    }

    [Fact]
    public void A_campaign_without_goal_says_so()
    {
        var report = Report(Push, Event("send", "a", "01-02 10:00"));
        Assert.All(["conversion_rate", "conversion_rate_so_far", "open_windows", "click_through_conversion_rate"], name => Assert.Equal("no_goal", report.Kpi(name)));
    }

    [Fact]
    public void A_goal_counts_for_the_campaign_that_touched_the_user_last()
    {
        var world = Two(Event("impression", "u", "01-02 10:00"), Event("impression", "u", "01-02 11:00") with { CampaignId = "d" }, Goal("u", "01-02 12:00"));
        Assert.Equal(("0/1", "1/1"), Converted(world));
    }

    [Fact]
    public void Touched_at_one_instant_the_smaller_campaign_id_has_the_goal()
    {
        var world = Two(Event("impression", "u", "01-02 10:00"), Event("impression", "u", "01-02 10:00") with { CampaignId = "d" }, Goal("u", "01-02 12:00"));
        Assert.Equal(("1/1", "0/1"), Converted(world));
    }

    [Fact]
    public void Where_the_last_touch_is_over_the_goal_counts_for_nobody()
    {
        var world = World(
            [Buying with { ConversionWindowHours = 168 }, Buying with { CampaignId = "d", ConversionWindowHours = 1 }],
            Event("impression", "u", "01-02 10:00"), Event("impression", "u", "01-02 11:00") with { CampaignId = "d" }, Goal("u", "01-02 12:00"));
        Assert.Equal(("0/1", "0/1"), Converted(world));
    }

    [Fact]
    public void A_goal_with_a_campaign_id_counts_for_that_campaign_only()
    {
        var shown = new[] { Event("impression", "u", "01-02 10:00"), Event("impression", "u", "01-02 11:00") with { CampaignId = "d" } };
        Assert.Equal(("1/1", "0/1"), Converted(Two([.. shown, Goal("u", "01-02 12:00") with { CampaignId = "c" }])));
        Assert.Equal(("0/1", "0/1"), Converted(Two([.. shown, Goal("u", "01-02 12:00") with { CampaignId = "unknown" }])));
        Assert.Equal(("0/1", "0/1"), Converted(Two([.. shown, Goal("u", "01-02 10:30") with { CampaignId = "d" }])));
    }

    [Fact]
    public void A_failed_campaign_takes_no_goal()
    {
        var world = World(
            [Buying, Buying with { CampaignId = "d", TimeZone = "Mars/Phobos" }],
            Event("impression", "u", "01-02 10:00"), Event("impression", "u", "01-02 11:00") with { CampaignId = "d" }, Goal("u", "01-02 12:00"));
        Assert.Equal("1/1", Report(world).Kpi("conversion_rate"));
        Assert.Equal("d", Assert.Single(OracleRun.Judge(world).Failed).Id);
        Assert.Equal(0, OracleRun.Judge(world).DataQuality.Rejected);
    }

    [Fact]
    public void A_session_at_least_that_long_is_a_goal_at_its_start()
    {
        var campaign = Buying with { Goal = null, GoalMinSessionSeconds = 60 };
        var report = Report(
            campaign,
            Event("impression", "a", "01-02 10:00"), Session("a", "01-02 10:01", 60),
            Event("impression", "b", "01-02 10:00"), Session("b", "01-02 10:01", 59.9),
            Event("impression", "d", "01-02 10:00"), Session("d", "01-02 10:01"),
            Event("impression", "e", "01-02 10:00"), Session("e", "01-02 09:59:59", 3600));
        Assert.Equal("1/4", report.Kpi("conversion_rate"));
    }

    [Fact]
    public void A_click_through_conversion_follows_an_open()
    {
        var report = Report(
            Push with { Goal = "buy", ConversionWindowHours = 24 },
            Event("send", "a", "01-02 10:00", "1"), Event("open", "a", "01-02 11:00", "1"), Goal("a", "01-02 11:00"),
            Event("send", "b", "01-02 10:00", "2"), Event("open", "b", "01-02 11:00", "2"), Goal("b", "01-02 10:59"),
            Event("send", "d", "01-02 10:00", "3"), Goal("d", "01-02 11:00"),
            Event("send", "e", "01-02 10:00", "4"), Event("bounce", "e", "01-02 10:00", "4"), Goal("e", "01-02 11:00"));
        Assert.Equal("3/3", report.Kpi("conversion_rate"));
        Assert.Equal("1/3", report.Kpi("click_through_conversion_rate"));
    }

    private static World Two(params RawEvent[] events) => World([Buying, Buying with { CampaignId = "d" }], events);

    private static (string, string) Converted(World world) => (Report(world).Kpi("conversion_rate"), Report(world, "d").Kpi("conversion_rate"));
}
