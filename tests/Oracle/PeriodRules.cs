using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class PeriodRules
{
    [Fact]
    public void The_period_holds_its_start_and_not_its_end()
    {
        var report = Report(
            InApp with { EndsAt = At("01-05 00:00") },
            Event("impression", "a", "12-31 23:59:59") with { OccurredAt = At("01-01 00:00") - Duration.FromSeconds(1) },
            Event("impression", "b", "01-01 00:00"),
            Event("impression", "c", "01-04 23:59:59"),
            Event("impression", "d", "01-05 00:00"));
        Assert.Equal("2", report.Kpi("total_impressions"));
        Assert.Equal(2, report.DataQuality.OutsidePeriod);
        Assert.Equal("2026-01-01 2026-01-02 2026-01-03 2026-01-04", Dates(report));
    }

    [Fact]
    public void A_running_period_holds_T_itself()
    {
        var report = Report(InApp, Event("impression", "a", "01-10 12:00"));
        Assert.Equal("running", report.Status);
        Assert.Equal("1", report.Kpi("total_impressions"));
        Assert.False(report.Daily[^1].Complete);
    }

    [Fact]
    public void A_campaign_that_ends_at_T_has_ended_and_one_that_starts_at_T_runs()
    {
        Assert.Equal("ended", Report(InApp with { EndsAt = At("01-10 12:00") }, Event("session", "u", "01-02 00:00")).Status);
        Assert.Equal("running", Report(InApp with { StartsAt = At("01-10 12:00") }, Event("session", "u", "01-02 00:00")).Status);
        Assert.Equal("scheduled", Report(InApp with { StartsAt = At("01-10 12:00:01") }, Event("session", "u", "01-02 00:00")).Status);
    }

    [Fact]
    public void An_answer_after_the_end_follows_its_message()
    {
        var report = Report(InApp with { EndsAt = At("01-05 00:00") }, Event("impression", "u", "01-04 12:00", "m"), Event("tap", "u", "01-09 12:00", "m"));
        Assert.Equal("1/1", report.Kpi("tap_through_rate"));
    }

    [Fact]
    public void An_answer_to_a_message_outside_the_period_is_outside_too()
    {
        var report = Report(InApp with { StartsAt = At("01-03 00:00") }, Event("impression", "u", "01-02 12:00", "m"), Event("tap", "u", "01-03 12:00", "m"));
        Assert.Equal(2, report.DataQuality.OutsidePeriod);
        Assert.Equal("no_denominator", report.Kpi("tap_through_rate"));
    }

    [Fact]
    public void A_scheduled_campaign_has_a_report_with_empty_trends()
    {
        var report = Report(InApp with { StartsAt = At("02-01 00:00"), Goal = "buy" }, Event("impression", "u", "01-02 12:00"), Session("u", "01-02 12:00"), Goal("u", "01-02 12:00"));
        Assert.Empty(report.Daily);
        Assert.Empty(report.Sessions.Days);
        Assert.Equal("no_denominator", report.Kpi("conversion_rate"));
    }

    [Fact]
    public void Without_an_operator_T_is_the_latest_accepted_event_or_H_where_that_is_later()
    {
        var world = World(InApp, Event("impression", "u", "01-02 12:00")) with { AsOf = null };
        Assert.Equal(At("01-02 12:00"), OracleRun.Judge(world).T);
        var received = World(InApp, Event("impression", "u", "01-02 12:00") with { ReceivedAt = At("01-02 13:00") }, Event("nonsense", "u", "01-02 12:00") with { ReceivedAt = At("01-02 14:00") });
        Assert.Equal(At("01-02 14:00"), OracleRun.Judge(received with { AsOf = null }).T);
    }

    private static string Dates(OracleReport report) => string.Join(" ", report.Daily.Select(d => ReportComparison.Iso(d.Date)));
}
