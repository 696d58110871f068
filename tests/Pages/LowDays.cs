using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Pages;

/// <summary>Days with far fewer messages than their weekday usually has.</summary>
public sealed class LowDays
{
    private static readonly DateOnly First = new(2026, 1, 1);

    [Fact]
    public void A_day_below_half_of_the_median_of_its_weekday_is_low_and_a_gap_is_one()
    {
        // Six weeks of 100 a day; in the fifth a day of 49, one of 50 and one of none.
        var report = Of([.. Enumerable.Range(0, 42).Select(day => day switch { 30 => 49L, 31 => 50L, 32 => 0L, _ => 100L })]);
        Assert.Equal([new LowDay(First.AddDays(30), 49, 100), new LowDay(First.AddDays(32), 0, 100)], LowDay.Of(report));
        var finding = Assert.Single(Trust.Of(report).Findings);
        Assert.Equal(("low_days", TrustLevel.Look, 2.0), (finding.Name, finding.Level, finding.Value));
    }

    [Fact]
    public void Weekdays_differ_and_are_compared_with_their_own() =>
        Assert.Empty(LowDay.Of(Of([.. Enumerable.Range(0, 42).Select(day => day % 7 < 2 ? 40L : 400L)])));

    [Fact]
    public void Fewer_than_three_such_weekdays_or_thirty_messages_are_too_few_to_judge_by()
    {
        Assert.Empty(LowDay.Of(Of([.. Enumerable.Range(0, 20).Select(day => day > 14 ? 0L : 100L)])));
        Assert.Empty(LowDay.Of(Of([.. Enumerable.Range(0, 42).Select(day => day == 35 ? 0L : 29L)])));
    }

    [Fact]
    public void A_day_that_is_missing_from_all_data_the_last_day_of_the_period_and_one_that_is_not_over_are_not_judged()
    {
        var days = Enumerable.Range(0, 42).Select(day => day is 30 or 41 ? 0L : 100L).ToArray();
        var report = Of(days);
        Assert.Equal([First.AddDays(30), First.AddDays(41)], LowDay.Of(report).Select(d => d.Date));
        Assert.Empty(LowDay.Of(report with { Happenings = [new(First.AddDays(30), HappeningKind.MissingDay), new(First.AddDays(41), HappeningKind.End)], Campaign = report.Campaign with { EndsAt = report.AsOf } }));
        Assert.Equal([First.AddDays(30)], LowDay.Of(report with { Daily = [.. report.Daily.SkipLast(1), report.Daily[^1] with { Complete = false }] }).Select(d => d.Date));
    }

    [Fact]
    public void Thresholds_are_those_that_are_set()
    {
        var report = Of([.. Enumerable.Range(0, 42).Select(day => day == 30 ? 0L : 100L)]);
        TrustLevel With(double? look, double? distrust) =>
            Trust.Of(report with { DataQuality = report.DataQuality with { Thresholds = TrustThresholds.Default.With(new("low_days", false, look, distrust)) } }).Level;
        Assert.Equal([TrustLevel.Look, TrustLevel.DoNotTrust, TrustLevel.Fine, TrustLevel.Fine], new[] { With(1, null), With(1, 1), With(2, null), With(null, null) });
    }

    private static CampaignReport Of(long[] impressions) => SomePages.InApp() with
    {
        Daily = [.. impressions.Select((count, day) => new DayRow { Date = First.AddDays(day), Complete = true, Impressions = count })],
        DataQuality = new DataQuality { Read = 5000, Accepted = 5000 },
    };
}
