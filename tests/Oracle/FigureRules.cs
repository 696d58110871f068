using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class FigureRules
{
    [Fact]
    public void Audience_is_the_latest_snapshot_at_or_before_T_without_holdouts()
    {
        var world = World(InApp, Event("impression", "u1", "01-02 10:00")).With(
            new("c", "u9", At("01-01 00:00")),
            new("c", "u1", At("01-05 00:00")),
            new("c", "u2", At("01-05 00:00"), PushEnabled: false),
            new("c", "u3", At("01-05 00:00"), IsHoldout: false),
            new("c", "u3", At("01-05 00:00"), IsHoldout: true),
            new("c", "u4", At("01-11 00:00")),
            new("another", "u5", At("01-09 00:00")));
        var report = Report(world);
        Assert.Equal("2", report.Kpi("audience_size"));
        Assert.Equal(("snapshot", At("01-05 00:00")), (report.Kpis["audience_size"].Basis, report.Kpis["audience_size"].AsOf));
        Assert.Equal("1/2", report.Kpi("reach"));
    }

    [Fact]
    public void A_push_audience_is_push_enabled_if_any_row_says_so()
    {
        var world = World(Push, Event("send", "u1", "01-02 10:00")).With(
            new("c", "u1", At("01-05 00:00"), PushEnabled: true),
            new("c", "u2", At("01-05 00:00"), PushEnabled: false),
            new("c", "u2", At("01-05 00:00"), PushEnabled: true),
            new("c", "u3", At("01-05 00:00"), PushEnabled: null),
            new("c", "u4", At("01-05 00:00"), PushEnabled: true, IsHoldout: true));
        Assert.Equal("2", Report(world).Kpi("audience_size"));
        Assert.Equal("1/2", Report(world).Kpi("reach"));
    }

    [Fact]
    public void Without_snapshot_the_campaigns_own_size_counts_and_reach_may_exceed_1()
    {
        var report = Report(InApp with { AudienceSize = 1 }, Event("impression", "a", "01-02 10:00"), Event("impression", "b", "01-02 10:00"));
        Assert.Equal("campaign", report.Kpis["audience_size"].Basis);
        Assert.Equal((2.0, null), (report.Kpis["reach"].Value, report.Kpis["reach"].Low));
        Assert.Equal("no_audience", Report(InApp, Event("impression", "a", "01-02 10:00")).Kpi("reach"));
    }

    [Fact]
    public void A_bounced_message_is_not_opened_whatever_follows_and_its_first_bounce_gives_the_reason()
    {
        var report = Report(
            Push,
            Event("send", "u", "01-02 10:00", "m"),
            Event("open", "u", "01-02 10:01", "m"),
            Event("bounce", "u", "01-02 10:05", "m", "b") with { BounceReason = "later id" },
            Event("bounce", "u", "01-02 10:05", "m", "a") with { BounceReason = "smaller id" });
        Assert.Equal("1/1", report.Kpi("bounce_rate"));
        Assert.Equal("no_denominator", report.Kpi("open_rate"));
        Assert.Equal(("smaller id", 1L), Assert.Single(report.Bounces));
        Assert.Empty(report.OpensByHour);
    }

    [Fact]
    public void An_influenced_open_is_a_session_within_thirty_minutes_of_a_message_not_opened()
    {
        var report = Report(
            Push,
            Event("send", "a", "01-02 10:00", "1"), Session("a", "01-02 10:00"),
            Event("send", "b", "01-02 10:00", "2"), Session("b", "01-02 10:29:59"),
            Event("send", "c", "01-02 10:00", "3"), Session("c", "01-02 10:30"),
            Event("send", "d", "01-02 10:00", "4"), Session("d", "01-02 10:05"), Event("open", "d", "01-05 10:00", "4"));
        Assert.Equal("2/4", report.Kpi("influenced_open_rate"));
        Assert.Equal("1/4", report.Kpi("open_rate"));
    }

    [Fact]
    public void Unique_impressions_are_users_of_the_whole_period()
    {
        var report = Report(InApp, Event("impression", "a", "01-02 10:00"), Event("impression", "a", "01-03 10:00"), Event("impression", "b", "01-03 11:00"));
        Assert.Equal("2", report.Kpi("unique_impressions"));
        Assert.Equal([0, 1, 2, 2], report.Daily.Take(4).Select(d => d.CumulativeUniqueImpressions));
        Assert.Equal([0, 1, 2, 0], report.Daily.Take(4).Select(d => d.UniqueImpressions));
    }

    [Fact]
    public void Break_downs_take_the_messages_key_and_keep_those_without()
    {
        var report = Report(
            InApp,
            Event("impression", "a", "01-02 10:00", "1") with { Variant = "A" },
            Event("tap", "a", "01-02 10:01", "1") with { Variant = "B" },
            Event("impression", "a", "01-02 11:00", "2"));
        Assert.Equal([("A", 1L), (null, 0L)], report.Breakdowns["variant"].Select(b => (b.Key, b.Counts["taps"])));
    }
}
