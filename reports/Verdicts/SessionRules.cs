using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>Sessions before and during a campaign: whole weeks of equal number on both sides, paired by weekday, per user of the population.</summary>
internal static class SessionRules
{
    private const int DaysAWeek = 7;

    /// <summary>Null where there is not one whole week on each side, or nobody in the population.</summary>
    /// <param name="days">Days before and during, in order.</param>
    /// <param name="wholeDays">The first and the last whole day of the campaign; null for none.</param>
    /// <param name="users">Users of the population.</param>
    public static SessionComparison? Compare(IReadOnlyList<SessionDay> days, (DateOnly First, DateOnly Last)? wholeDays, long users)
    {
        var before = days.Where(d => d.Phase == "before").Reverse().TakeWhile(d => d.Complete).Reverse().ToList();
        var during = days.Where(d => d.Phase == "during" && d.Date >= wholeDays?.First && d.Date <= wholeDays?.Last)
            .TakeWhile(d => d.Complete).ToList();
        var weeks = Math.Min(before.Count, during.Count) / DaysAWeek;
        if (weeks == 0 || users == 0 || days.Any(d => d.Sessions is null))
        {
            return null;
        }

        before = before[^(DaysAWeek * weeks)..];
        during = during[..(DaysAWeek * weeks)];
        var pairs = ByWeekday(before)
            .Join(ByWeekday(during), b => b.Key, d => d.Key, (b, d) => (Before: b.Sessions, During: d.Sessions)).ToList();
        var test = MeanTest.Of([.. pairs.Select(p => (double)(p.During - p.Before) / users)])!.Value;
        return new SessionComparison(weeks, users, Mean(pairs.Select(p => p.Before), users), Mean(pairs.Select(p => p.During), users))
        {
            Difference = test.Mean,
            Low = test.Interval(0.95)?.Low,
            High = test.Interval(0.95)?.High,
            P = test.P,
        };
    }

    /// <summary>Days by their weekday, and which of that weekday each is.</summary>
    private static IEnumerable<((DayOfWeek Weekday, int Place) Key, long Sessions)> ByWeekday(List<SessionDay> days) =>
        days.GroupBy(d => d.Date.DayOfWeek).SelectMany(g => g.Select((d, i) => ((g.Key, i), d.Sessions!.Value)));

    private static double Mean(IEnumerable<long> sessions, long users) => sessions.Average() / users;
}
