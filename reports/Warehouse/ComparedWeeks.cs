using NodaTime;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// The campaign weeks that a comparison sets against each other. Campaign weeks are blocks of seven whole local days, counted from the campaign's
/// first whole day; of those that ended 24 hours before T or earlier, the last k and the k before them are compared.
/// </summary>
/// <param name="Weeks">k: half of these weeks, rounded down, at most 4.</param>
/// <param name="RecentFirst">First local day of the later k weeks.</param>
/// <param name="RecentUntil">The instant after them. UTC.</param>
public sealed record ComparedWeeks(int Weeks, LocalDate RecentFirst, Instant RecentUntil)
{
    private const int DaysAWeek = 7, LongestStretch = 4;

    private static readonly Duration Settled = Duration.FromHours(24);

    /// <summary>Null with fewer than two such weeks.</summary>
    /// <param name="zone">The campaign's.</param>
    /// <param name="days">The first and the last whole day of its period.</param>
    /// <param name="asOf">T.</param>
    public static ComparedWeeks? Of(DateTimeZone zone, (LocalDate First, LocalDate Last) days, Instant asOf)
    {
        var over = (Period.DaysBetween(days.First, days.Last) + 1) / DaysAWeek;
        while (over > 0 && EndOf(over) + Settled > asOf)
        {
            over--;
        }

        var weeks = Math.Min(LongestStretch, over / 2);
        return weeks == 0 ? null : new ComparedWeeks(weeks, days.First.PlusDays(DaysAWeek * (over - weeks)), EndOf(over));

        Instant EndOf(int week) => CampaignCalendar.StartOf(zone, days.First.PlusDays(DaysAWeek * week));
    }

    /// <summary>Last local day of the later weeks.</summary>
    public LocalDate RecentLast => RecentFirst.PlusDays((DaysAWeek * Weeks) - 1);
}
