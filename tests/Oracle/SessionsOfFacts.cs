using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Sessions before and during a campaign. METRICS.md, Trends: Sessions, Before-window, Population.</summary>
internal static class SessionsOfFacts
{
    public static OracleSessions Trend(OracleFacts facts)
    {
        var population = facts.Audience is null ? "recipients" : "audience";
        if (facts.Status == "scheduled")
        {
            return new(population, 0, []);
        }

        var users = facts.Audience?.Users ?? facts.T0.Keys.ToHashSet(StringComparer.Ordinal);
        var sessions = facts.UpToT.Where(e => e.Type == "session" && users.Contains(e.User))
            .ToLookup(e => facts.Days.DayOf(e.At), e => e.Raw.SessionSeconds);
        var before = Before(facts);
        var during = facts.Days.Between(facts.Days.DayOf(facts.Start), facts.Days.DayOf(facts.LastInstant));
        var today = facts.Days.DayOf(facts.T);
        return new(population, before.Count,
        [
            .. before.Select(day => Row(day, "before", day != today, sessions[day])),
            .. during.Select(day => Row(day, "during", day != today, sessions[day])),
        ]);
    }

    private static IReadOnlyList<LocalDate> Before(OracleFacts facts)
    {
        var days = facts.Days;
        var startDay = days.DayOf(facts.Start);
        var end = facts.Status == "ended" ? facts.Campaign.EndsAt!.Value : facts.T;
        var whole = days.Between(startDay, days.DayOf(end)).Count(d => days.StartOf(d) >= facts.Start && days.StartOf(d.PlusDays(1)) <= end);
        var earliest = facts.Rows.Accepted.Count == 0 ? startDay : days.DayOf(facts.Rows.Accepted.Min(e => e.At));
        var back = days.Between(startDay.PlusDays(-40), startDay.PlusDays(-1));
        return [.. back.TakeLast(Math.Min(whole, 28)).Where(d => d >= earliest)];
    }

    private static OracleSessionDay Row(LocalDate day, string phase, bool complete, IEnumerable<double?> sessions)
    {
        var all = sessions.ToList();
        var lengths = all.OfType<double>().Order().ToList();
        return new(day, phase, complete, all.Count, lengths.Count == 0 ? null : lengths.Average(), Median(lengths));
    }

    private static double? Median(List<double> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
