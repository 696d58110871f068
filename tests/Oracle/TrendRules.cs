using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class TrendRules
{
    [Fact]
    public void Days_are_those_of_the_campaigns_zone()
    {
        var campaign = InApp with { TimeZone = "America/New_York", StartsAt = At("01-01 05:00"), EndsAt = At("01-03 05:00") };
        var report = Report(campaign, Event("impression", "u", "01-02 04:59:59"), Event("impression", "u", "01-02 05:00"));
        Assert.Equal([("2026-01-01", 1L), ("2026-01-02", 1L)], report.Daily.Select(d => (ReportComparison.Iso(d.Date), d.Impressions)));
    }

    [Fact]
    public void Push_days_reach_to_the_last_counted_open()
    {
        var report = Report(
            Push with { StartsAt = At("01-03 00:00"), EndsAt = At("01-04 00:00") },
            Event("send", "u", "01-03 12:00", "m"), Event("open", "u", "01-06 12:00", "m"), Event("open", "u", "01-08 12:00", "m"),
            Event("send", "v", "01-03 12:00", "n"), Event("open", "v", "01-02 12:00", "n"));
        Assert.Equal("2026-01-02 1 | 2026-01-03 0 | 2026-01-04 0 | 2026-01-05 0 | 2026-01-06 1",
            string.Join(" | ", report.Daily.Select(d => $"{ReportComparison.Iso(d.Date)} {d.Opened}")));
    }

    [Fact]
    public void A_repeated_hour_is_one_cell()
    {
        var report = Report(
            World(
                Push with { TimeZone = "Europe/Berlin", StartsAt = At("10-20 00:00") },
                Event("send", "u", "10-24 10:00", "m"), Event("open", "u", "10-25 00:30", "m"),
                Event("send", "v", "10-24 10:00", "n"), Event("open", "v", "10-25 01:30", "n")) with { AsOf = At("10-26 00:00") });
        Assert.Equal([(Weekday: 7, Hour: 2)], report.OpensByHour.Keys);
        Assert.Equal(2, report.OpensByHour[(7, 2)]);
    }

    [Fact]
    public void The_before_window_has_as_many_days_as_lie_wholly_inside_the_period()
    {
        // Berlin, with the 23-hour day of 29 March: 27 March 12:00 to 30 March 12:00 holds the 28th and 29th.
        var campaign = InApp with { TimeZone = "Europe/Berlin", StartsAt = At("03-27 11:00"), EndsAt = At("03-30 10:00") };
        var report = Report(World(campaign, Session("u", "01-01 00:00"), Event("impression", "u", "03-27 12:00")) with { AsOf = At("04-10 00:00") });
        Assert.Equal(2, report.Sessions.BeforeDays);
        Assert.Equal("25 before | 26 before | 27 during | 28 during | 29 during | 30 during", Phases(report));
    }

    [Fact]
    public void The_before_window_is_at_most_28_days_and_never_before_the_first_complete_day_of_sessions()
    {
        var campaign = InApp with { StartsAt = At("03-01 00:00"), EndsAt = At("04-15 00:00") };
        Assert.Equal(28, Report(World(campaign, Session("u", "01-01 00:00")) with { AsOf = At("05-01 00:00") }).Sessions.BeforeDays);
        Assert.Equal(3, Report(World(campaign, Session("u", "02-26 00:59:59")) with { AsOf = At("05-01 00:00") }).Sessions.BeforeDays);
        Assert.Equal(2, Report(World(campaign, Session("u", "02-26 01:00")) with { AsOf = At("05-01 00:00") }).Sessions.BeforeDays);
        Assert.Equal(0, Report(World(campaign, Session("u", "03-26 23:00")) with { AsOf = At("05-01 00:00") }).Sessions.BeforeDays);
    }

    [Fact]
    public void The_start_day_is_whole_and_the_last_goes_on_to_midnight_or_T()
    {
        var report = Report(
            InApp with { StartsAt = At("01-03 12:00"), EndsAt = At("01-04 12:00") },
            Event("impression", "u", "01-03 13:00"), Session("u", "01-03 01:00"), Session("u", "01-04 23:00"), Session("u", "01-05 00:00"), Session("stranger", "01-03 01:00"));
        Assert.Equal([1L, 1L], report.Sessions.Days.Select(d => d.Sessions));
        Assert.Equal("recipients", report.Sessions.Population);
    }

    [Fact]
    public void Sessions_are_those_of_the_audience_where_there_is_a_snapshot()
    {
        var world = World(InApp with { StartsAt = At("01-10 00:00") }, Event("impression", "u", "01-10 01:00"), Session("u", "01-10 01:00"), Session("v", "01-10 02:00"), Session("v", "01-10 12:00:01"))
            .With(new RawMember("c", "v", At("01-01 00:00")));
        Assert.Equal(1, Assert.Single(Report(world).Sessions.Days).Sessions);
        Assert.Equal("audience", Report(world).Sessions.Population);
    }

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_two()
    {
        var report = Report(
            InApp with { StartsAt = At("01-10 00:00") },
            Event("impression", "u", "01-10 01:00"),
            Session("u", "01-10 01:00", 10), Session("u", "01-10 02:00", 100), Session("u", "01-10 03:00", 20), Session("u", "01-10 04:00", 40), Session("u", "01-10 05:00"));
        var day = Assert.Single(report.Sessions.Days);
        Assert.Equal((5L, 42.5, 30.0), (day.Sessions, day.Mean!.Value, day.Median!.Value));
    }

    [Fact]
    public void A_date_that_the_zone_skipped_is_no_day()
    {
        var start = Instant.FromUtc(2011, 12, 28, 10, 0);
        var campaign = InApp with { TimeZone = "Pacific/Apia", StartsAt = start, EndsAt = start + Duration.FromDays(4) };
        var report = Report(campaign, Session("u", "01-01 00:00"));
        Assert.Equal([28, 29, 31, 1], report.Daily.Select(d => d.Date.Day));
    }

    private static string Phases(OracleReport report) => string.Join(" | ", report.Sessions.Days.Select(d => $"{d.Date.Day} {d.Phase}"));
}
