using CampaignBatch.Jobs.Timetable;
using Cronos;
using Xunit;

namespace CampaignBatch.Tests.Timetable;

/// <summary>When schedules are due, over clock changes and gaps.</summary>
public sealed class DueTimes
{
    [Fact]
    public void A_time_that_the_clock_skips_in_spring_is_due_once_when_the_clock_has_jumped() =>
        Assert.Equal(["2026-03-28T01:30Z", "2026-03-29T01:00Z", "2026-03-30T00:30Z"], Due("30 2 * * *", "2026-03-28T00:00Z", "2026-03-31T00:00Z"));

    [Fact]
    public void A_time_that_comes_twice_in_autumn_is_due_once() =>
        Assert.Equal(["2026-10-24T00:30Z", "2026-10-25T00:30Z", "2026-10-26T01:30Z"], Due("30 2 * * *", "2026-10-24T00:00Z", "2026-10-27T00:00Z"));

    [Fact]
    public void Every_hour_is_due_every_hour_whatever_the_clock_does()
    {
        Assert.Equal(24, Due("0 * * * *", "2026-10-25T00:00Z", "2026-10-26T00:00Z").Count);
        Assert.Equal(24, Due("0 * * * *", "2026-03-29T00:00Z", "2026-03-30T00:00Z").Count);
    }

    [Fact]
    public void Seven_in_the_morning_is_seven_by_the_clock_on_the_wall_on_both_sides_of_a_clock_change() =>
        Assert.Equal(["2026-03-28T06:00Z", "2026-03-29T05:00Z", "2026-03-30T05:00Z"], Due("0 7 * * *", "2026-03-28T00:00Z", "2026-03-31T00:00Z"));

    [Fact]
    public void Of_several_due_times_that_passed_the_newest_stands_for_all()
    {
        var due = Schedule("0 7 * * *").Newest(At("2026-03-01T00:00Z"), At("2026-03-10T12:00Z"))!;
        Assert.Equal((At("2026-03-10T06:00Z"), 10L), (due.At, due.Passed));
    }

    [Fact]
    public void A_due_time_is_due_at_its_instant_and_not_again_after()
    {
        Assert.Null(Schedule("0 7 * * *").Newest(At("2026-03-10T05:00Z"), At("2026-03-10T05:59Z")));
        Assert.NotNull(Schedule("0 7 * * *").Newest(At("2026-03-10T05:00Z"), At("2026-03-10T06:00Z")));
        Assert.Null(Schedule("0 7 * * *").Newest(At("2026-03-10T06:00Z"), At("2026-03-10T23:00Z")));
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nothing_due() => Assert.Null(Schedule("* * * * *").Newest(At("2026-03-10T06:00Z"), At("2026-03-10T05:00Z")));

    private static List<string> Due(string cron, string from, string to)
    {
        var (schedule, at, due) = (Schedule(cron), At(from), new List<string>());
        // Looked at every ten minutes, as a tick would.
        for (var last = at; at <= At(to); at = at.AddMinutes(10))
        {
            if (schedule.Newest(last, at) is { } newest)
            {
                Assert.Equal(1, newest.Passed);
                last = newest.At;
                due.Add(last.ToString("yyyy-MM-ddTHH:mmZ", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return due;
    }

    private static Schedule Schedule(string cron) => new() { Name = "s", Cron = CronExpression.Parse(cron), Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
