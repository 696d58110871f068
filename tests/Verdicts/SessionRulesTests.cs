using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class SessionRulesTests
{
    private const long Users = 50;

    // A Wednesday.
    private static readonly DateOnly Start = new(2026, 1, 7);

    [Fact]
    public void Days_are_paired_by_their_weekday()
    {
        // Weekends are busy, and the campaign adds ten sessions a day: all pairs differ alike, from the 8th as well.
        var days = Days(14, 15, (day, isDuring) => (IsWeekend(day) ? 300 : 100) + (isDuring ? 10 : 0));
        var found = SessionRules.Compare(days, (Start.AddDays(1), Start.AddDays(14)), Users)!;

        Assert.Equal(2, found.Weeks);
        Assert.Equal(10.0 / Users, found.Difference, 1e-12);
        Assert.Equal(((10 * 100) + (4 * 300)) / 14.0 / Users, found.BeforePerUser, 1e-12);
        Assert.Equal(found.BeforePerUser + (10.0 / Users), found.DuringPerUser, 1e-12);
        Assert.Null(found.P);
        Assert.Null(found.Low);
    }

    [Fact]
    public void The_interval_is_Students_over_the_pairs()
    {
        var days = Days(7, 7, (day, isDuring) => 100 + (isDuring ? day.DayNumber % 5 : -(day.DayNumber % 3)));
        var found = SessionRules.Compare(days, (Start, Start.AddDays(6)), Users)!;
        // One week on each side: the seven days before are the same weekdays.
        var pairs = days.Take(7).Zip(days.Skip(7), (before, during) => during.Sessions!.Value - before.Sessions!.Value);
        var expected = MeanTest.Of([.. pairs.Select(p => (double)p / Users)])!.Value;

        Assert.Equal(1, found.Weeks);
        Assert.Equal(6, expected.Df);
        Assert.Equal(expected.Mean, found.Difference, 1e-12);
        Assert.Equal(expected.Interval(0.95)!.Value.Low, found.Low!.Value, 1e-12);
        Assert.Equal(expected.Interval(0.95)!.Value.High, found.High!.Value, 1e-12);
        Assert.Equal(expected.P!.Value, found.P!.Value, 1e-12);
    }

    [Fact]
    public void The_last_weeks_before_stand_against_the_first_weeks_since()
    {
        // Before: 21 days with 100, but 1,000 in the first of three weeks. Since: 14 with 120, then a week with 1,000.
        var days = Days(21, 21, (day, isDuring) => (isDuring, day.DayNumber - Start.DayNumber) switch
        {
            (false, < -14) => 1_000,
            (false, _) => 100,
            (true, < 14) => 120,
            _ => 1_000,
        });

        Assert.Equal(3, SessionRules.Compare(days, (Start, Start.AddDays(20)), Users)!.Weeks);
        var found = SessionRules.Compare(days, (Start, Start.AddDays(19)), Users)!;
        Assert.Equal(2, found.Weeks);
        Assert.Equal(20.0 / Users, found.Difference, 1e-12);
    }

    [Fact]
    public void Days_before_an_incomplete_one_do_not_count()
    {
        var days = Days(14, 14, (_, _) => 100);

        Assert.Equal(2, Compare(days)!.Weeks);
        Assert.Equal(1, Compare(Incomplete(days, Start.AddDays(-14)))!.Weeks);
        Assert.Equal(1, Compare(Incomplete(days, Start.AddDays(-8)))!.Weeks);
        Assert.Null(Compare(Incomplete(days, Start.AddDays(-7))));
        Assert.Null(Compare(Incomplete(days, Start.AddDays(-1))));
    }

    [Fact]
    public void Days_after_an_incomplete_one_do_not_count()
    {
        var days = Days(14, 14, (_, _) => 100);

        Assert.Equal(1, Compare(Incomplete(days, Start.AddDays(13)))!.Weeks);
        Assert.Null(Compare(Incomplete(days, Start.AddDays(6))));
    }

    [Fact]
    public void There_is_none_without_a_whole_week_on_each_side()
    {
        Assert.Null(SessionRules.Compare(Days(6, 14, (_, _) => 100), (Start, Start.AddDays(13)), Users));
        Assert.Null(SessionRules.Compare(Days(14, 14, (_, _) => 100), (Start, Start.AddDays(5)), Users));
        Assert.Null(SessionRules.Compare(Days(14, 14, (_, _) => 100), null, Users));
    }

    [Fact]
    public void There_is_none_without_users_or_without_sessions_that_are_measured()
    {
        var days = Days(14, 14, (_, _) => 100);

        Assert.Null(SessionRules.Compare(days, (Start, Start.AddDays(13)), 0));
        Assert.Null(Compare([.. days.Select(d => d with { Sessions = null })]));
    }

    private static SessionComparison? Compare(IReadOnlyList<SessionDay> days) =>
        SessionRules.Compare(days, (Start, Start.AddDays(13)), Users);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static List<SessionDay> Incomplete(List<SessionDay> days, DateOnly date) =>
        days.ConvertAll(d => d.Date == date ? d with { Complete = false } : d);

    private static List<SessionDay> Days(int before, int during, Func<DateOnly, bool, long> sessions) =>
    [
        .. Enumerable.Range(-before, before + during).Select(i => new SessionDay
        {
            Date = Start.AddDays(i),
            Phase = i < 0 ? "before" : "during",
            Complete = true,
            Sessions = sessions(Start.AddDays(i), i >= 0),
        }),
    ];
}
