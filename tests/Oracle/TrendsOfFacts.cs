using CampaignBatch.Tests.Oracle.Certainty;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Daily rows and open times. METRICS.md, Trends.</summary>
internal static class TrendsOfFacts
{
    public static IReadOnlyList<OracleDay> Daily(OracleFacts facts)
    {
        if (facts.Status == "scheduled")
        {
            return [];
        }

        var days = facts.Days;
        var messages = facts.Messages.InPeriod;
        var opens = messages.Select(m => m.OpenedAt).OfType<Instant>().Select(days.DayOf).ToList();
        var first = opens.Append(days.DayOf(facts.Start)).Min();
        var last = opens.Append(days.DayOf(facts.LastInstant)).Max();
        return [.. days.Between(first, last).Select(day => Row(facts, day))];
    }

    public static IReadOnlyDictionary<(int Weekday, int Hour), long> OpensByHour(OracleFacts facts) => facts.Messages.InPeriod
        .Select(m => m.OpenedAt).OfType<Instant>().Select(facts.Days.ClockAt)
        .GroupBy(clock => ((int)clock.DayOfWeek, clock.Hour)).ToDictionary(g => g.Key, g => (long)g.Count());

    private static OracleDay Row(OracleFacts facts, LocalDate day)
    {
        var all = facts.Messages.InPeriod;
        var today = all.Where(m => facts.Days.DayOf(m.At) == day).ToList();
        var row = new OracleDay(day, day != facts.Days.DayOf(facts.T));
        if (!facts.IsInApp)
        {
            return row with
            {
                Sent = today.Count,
                Bounced = today.Count(m => m.IsBounced),
                Opened = all.Count(m => m.OpenedAt is { } at && facts.Days.DayOf(at) == day),
            };
        }

        var upToday = all.Where(m => facts.Days.DayOf(m.At) <= day).ToList();
        return row with
        {
            Impressions = today.Count,
            UniqueImpressions = Users(today),
            CumulativeImpressions = upToday.Count,
            CumulativeUniqueImpressions = Users(upToday),
            Taps = today.Count(m => m.IsTapped),
            Dismissals = today.Count(m => m.IsDismissed),
            TapThrough = ClusteredRate.Of(today, m => m.IsTapped).Figure(),
            Dismissal = ClusteredRate.Of(today, m => m.IsDismissed).Figure(),
        };
    }

    private static int Users(IEnumerable<OracleMessage> messages) => messages.Select(m => m.User).Distinct().Count();
}
