using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>The days of a world. Its first day is chosen so that two clock changes, of New York and of Berlin, fall into six weeks.</summary>
internal sealed class SampleCalendar(int days)
{
    public LocalDate FirstDay { get; } = new(2026, 2, 15);

    public int Days => days;

    public Instant Ends => Begin(days);

    /// <summary>Midnight, UTC, of the day of that number; the first day is 0.</summary>
    public Instant Begin(int day) => FirstDay.PlusDays(day).AtMidnight().InUtc().ToInstant();

    public LocalDate Date(int day) => FirstDay.PlusDays(day);

    public static long Microseconds(Instant instant) => instant.ToUnixTimeTicks() / 10;

    /// <summary>How busy a day is beside others: weekends less.</summary>
    public double Bustle(int day) => Date(day).DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => 0.85,
        IsoDayOfWeek.Sunday => 0.9,
        _ => 1.05,
    };

    /// <summary>Starts of the hours in which people like to open messages, near that day: 8 and 19 on weekdays, 11 at weekends.</summary>
    public IEnumerable<long> Favourites(int day, DateTimeZone zone) =>
        from near in Enumerable.Range(day - 1, 5)
        let date = Date(near)
        from hour in date.DayOfWeek >= IsoDayOfWeek.Saturday ? [11] : FavouriteHours
        select Microseconds(zone.AtLeniently(date.At(new LocalTime(hour, 0))).ToInstant());

    public static readonly int[] FavouriteHours = [8, 19];
}
