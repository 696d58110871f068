using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Whole days of the period, split into two stretches of the same weekdays.</summary>
internal static class ComparisonOfFacts
{
    private static readonly OracleComparison None = new(0, null, new Dictionary<string, (OracleFigure, OracleFigure)>());

    public static OracleComparison Of(OracleFacts facts)
    {
        if (facts.Status == "scheduled")
        {
            return None;
        }

        var (first, last) = WholeDays(facts);
        var weeks = Math.Min(4, (Period.DaysBetween(first, last) + 1) / 14);
        if (weeks < 1)
        {
            return None;
        }

        var made = new OracleComparison(weeks, last, new Dictionary<string, (OracleFigure, OracleFigure)>());
        var (recent, before) = (Figures(facts, made, true), Figures(facts, made, false));
        return made with { Figures = recent.ToDictionary(f => f.Key, f => (f.Value, before[f.Key])) };
    }

    private static (LocalDate First, LocalDate Last) WholeDays(OracleFacts facts)
    {
        var days = facts.Days;
        var (first, last) = (days.DayOf(facts.Start), days.DayOf(facts.LastInstant));
        var from = days.StartOf(first) >= facts.Start ? first : first.PlusDays(1);
        var until = facts.Status == "ended" && days.StartOf(last.PlusDays(1)) <= facts.Campaign.EndsAt ? last : last.PlusDays(-1);
        return (from, LocalDate.Min(until, days.DayOf(facts.T).PlusDays(-1)));
    }

    // The earlier messages are looked at as they stood when they were as old as the later ones are now.
    private static Dictionary<string, OracleFigure> Figures(OracleFacts facts, OracleComparison stretches, bool isRecent)
    {
        var seenUntil = isRecent ? facts.T : facts.T - Duration.FromDays(7 * stretches.Weeks);
        var messages = facts.Messages.InPeriod.Where(m => facts.Days.DayOf(m.At) >= stretches.First(isRecent) && facts.Days.DayOf(m.At) <= stretches.Last(isRecent)).ToList();
        var (tapped, dismissed, bounced) = (messages.Count(m => m.IsTapped), messages.Count(m => m.IsDismissed), messages.Count(m => m.IsBounced));
        return facts.IsInApp
            ? new()
            {
                ["total_impressions"] = OracleFigure.Count(messages.Count),
                ["tap_through_rate"] = OracleFigure.Rate(tapped, messages.Count),
                ["dismissal_rate"] = OracleFigure.Rate(dismissed, messages.Count),
                ["no_response"] = OracleFigure.Count(messages.Count - tapped - dismissed),
            }
            : new()
            {
                ["messages_sent"] = OracleFigure.Count(messages.Count),
                ["bounce_rate"] = OracleFigure.Rate(bounced, messages.Count),
                ["delivered"] = OracleFigure.Count(messages.Count - bounced),
                ["open_rate"] = OracleFigure.Rate(messages.Count(m => m.OpenedAt <= seenUntil), messages.Count - bounced),
            };
    }
}
