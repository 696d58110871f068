using CampaignBatch.Tests.Worlds;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class IdentityRules
{
    [Fact]
    public void The_first_response_decides()
    {
        var report = Report(InApp, Event("impression", "u", "01-02 10:00", "m"), Event("tap", "u", "01-02 10:02", "m"), Event("dismiss", "u", "01-02 10:01", "m"));
        Assert.Equal("0/1", report.Kpi("tap_through_rate"));
        Assert.Equal("1/1", report.Kpi("dismissal_rate"));
    }

    [Fact]
    public void At_one_instant_a_tap_comes_before_a_dismissal()
    {
        var report = Report(InApp, Event("impression", "u", "01-02 10:00", "m"), Event("dismiss", "u", "01-02 10:01", "m"), Event("tap", "u", "01-02 10:01", "m"));
        Assert.Equal("1/1", report.Kpi("tap_through_rate"));
        Assert.Equal("0/1", report.Kpi("dismissal_rate"));
    }

    [Fact]
    public void A_response_without_message_id_belongs_to_the_users_latest_impression_at_or_before_it()
    {
        var report = Report(
            InApp,
            Event("impression", "u", "01-02 10:00", "a") with { Platform = "first" },
            Event("impression", "u", "01-02 11:00", "b") with { Platform = "second" },
            Event("impression", "u", "01-02 12:00") with { Platform = "third" },
            Event("impression", "other", "01-02 11:00") with { Platform = "other" },
            Event("tap", "u", "01-02 11:00"));
        Assert.Equal("second", Assert.Single(report.Breakdowns["platform"], b => b.Counts["taps"] == 1).Key);
    }

    [Fact]
    public void Of_two_impressions_at_one_instant_the_later_received_is_the_latest_then_the_greater_event_id()
    {
        var early = Event("impression", "u", "01-02 10:00", id: "z") with { Platform = "not received" };
        var late = Event("impression", "u", "01-02 10:00", id: "a") with { Platform = "received", ReceivedAt = At("01-02 10:01") };
        var greater = late with { EventId = "b", Platform = "greater id" };
        var tap = Event("tap", "u", "01-02 10:05", id: "t");
        Assert.Equal("received", Tapped(Report(InApp, early, late, tap)));
        Assert.Equal("greater id", Tapped(Report(InApp, early, greater, late, tap)));
    }

    [Fact]
    public void Of_several_messages_with_one_id_the_latest_at_or_before_the_response_has_it_else_the_first()
    {
        RawEvent[] shown =
        [
            Event("impression", "u", "01-02 10:00", "m") with { Platform = "first" },
            Event("impression", "u", "01-03 10:00", "m") with { Platform = "second" },
            Event("impression", "u", "01-04 10:00", "m") with { Platform = "third" },
        ];
        Assert.Equal("second", Tapped(Report(InApp, [.. shown, Event("tap", "u", "01-03 12:00", "m")])));
        Assert.Equal("first", Tapped(Report(InApp, [.. shown, Event("tap", "u", "01-02 09:00", "m")])));
    }

    [Fact]
    public void A_response_that_finds_no_message_is_an_orphan()
    {
        var report = Report(
            InApp,
            Event("impression", "u", "01-02 10:00", "m"),
            Event("tap", "u", "01-02 10:01", "elsewhere"),
            Event("tap", "u", "01-02 09:59"),
            Event("dismiss", "stranger", "01-02 10:01"));
        Assert.Equal(3, report.DataQuality.Orphans);
        Assert.Equal("1", report.Kpi("no_response"));
    }

    [Fact]
    public void A_response_with_a_message_id_counts_for_the_messages_user()
    {
        var report = Report(InApp, Event("impression", "u", "01-02 10:00", "m"), Event("tap", "somebody else", "01-02 10:01", "m"));
        Assert.Equal("1/1", report.Kpi("user_tap_rate"));
    }

    [Fact]
    public void A_message_after_T_is_not_there_yet()
    {
        var report = Report(InApp, Event("impression", "u", "01-10 12:00:01", "m"), Event("tap", "u", "01-10 12:00", "m"));
        Assert.Equal("0", report.Kpi("total_impressions"));
        Assert.Equal(1, report.DataQuality.Orphans);
        Assert.Equal(2, report.DataQuality.Accepted);
    }

    [Fact]
    public void Of_rows_with_one_event_id_the_earliest_received_stands_and_one_never_received_loses()
    {
        var row = Event("impression", "u", "01-02 10:00", id: "e");
        var report = Report(
            InApp,
            row with { Platform = "never" },
            row with { Platform = "later", ReceivedAt = At("01-02 10:05") },
            row with { Platform = "earlier", ReceivedAt = At("01-02 10:01") });
        Assert.Equal("earlier", Assert.Single(report.Breakdowns["platform"]).Key);
        Assert.Equal((3, 1, 2), (report.DataQuality.Read, report.DataQuality.Accepted, report.DataQuality.Duplicates));
    }

    [Fact]
    public void Equal_duplicates_stand_in_order_of_path_then_row()
    {
        var row = Event("impression", "u", "01-02 10:00", id: "e");
        var world = World(InApp) with
        {
            Events =
            [
                new("events/b.parquet", [row with { Platform = "b" }]),
                new("events/a.parquet", [row with { Platform = "a1" }, row with { Platform = "a2" }]),
                new("events/B.parquet", [row with { Platform = "B", UserId = null }]),
            ],
        };
        Assert.Equal("a1", Assert.Single(Report(world).Breakdowns["platform"]).Key);
    }

    private static string? Tapped(OracleReport report) => Assert.Single(report.Breakdowns["platform"], b => b.Counts["taps"] == 1).Key;
}
