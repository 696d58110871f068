using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The calendar of one zone. A date that the zone skipped is no day.</summary>
internal sealed class LocalDays(string? zoneId)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[zoneId ?? "UTC"];

    public LocalDate DayOf(Instant at) => at.InZone(_zone).Date;

    public LocalDateTime ClockAt(Instant at) => at.InZone(_zone).LocalDateTime;

    /// <summary>Every day from the first to the last, both included; none where the last is before the first.</summary>
    public IReadOnlyList<LocalDate> Between(LocalDate first, LocalDate last)
    {
        var days = new List<LocalDate>();
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (Exists(day))
            {
                days.Add(day);
            }
        }

        return days;
    }

    /// <summary>The day's first instant; for a skipped date that of the next day.</summary>
    public Instant StartOf(LocalDate day) => Exists(day) ? day.AtStartOfDayInZone(_zone).ToInstant() : StartOf(day.PlusDays(1));

    /// <summary>The next day that the zone has.</summary>
    public LocalDate DayAfter(LocalDate day) => Exists(day.PlusDays(1)) ? day.PlusDays(1) : day.PlusDays(2);

    // Pacific/Apia had no 30 December 2011: at noon there was a gap.
    private bool Exists(LocalDate day) => _zone.MapLocal(day + new LocalTime(12, 0)).Count > 0;
}
