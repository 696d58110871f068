using NodaTime;

namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>
/// Blocks of 7 whole local days from the campaign's first whole day on. METRICS.md, Change against the weeks before.
/// </summary>
internal static class CampaignWeeks
{
    private const int Most = 4;

    public static LocalDate FirstWholeDay(OracleFacts facts)
    {
        var days = facts.Days;
        var startDay = days.DayOf(facts.Start);
        return days.Between(startDay, startDay.PlusDays(3)).First(day => days.StartOf(day) >= facts.Start);
    }

    /// <summary>How many blocks lie inside the period and ended at least 24 h before T.</summary>
    public static int Ended(OracleFacts facts)
    {
        var count = 0;
        while (IsEnded(facts, EndOf(facts, count)))
        {
            count++;
        }

        return count;
    }

    /// <summary>The recent weeks and those before; null where fewer than two blocks have ended.</summary>
    public static (OracleWeeks Recent, OracleWeeks Before)? Compared(OracleFacts facts)
    {
        var ended = Ended(facts);
        var weeks = Math.Min(Most, ended / 2);
        if (weeks == 0)
        {
            return null;
        }

        var middle = FirstWholeDay(facts).PlusDays(7 * (ended - weeks));
        var last = middle.PlusDays((7 * weeks) - 1);
        return (new(weeks, middle, last), new(weeks, middle.PlusDays(-7 * weeks), middle.PlusDays(-1)));
    }

    private static Instant EndOf(OracleFacts facts, int block) =>
        facts.Days.StartOf(FirstWholeDay(facts).PlusDays(7 * (block + 1)));

    private static bool IsEnded(OracleFacts facts, Instant end) =>
        end + Duration.FromHours(24) <= facts.T && (facts.Campaign.EndsAt is null || end <= facts.Campaign.EndsAt);
}
