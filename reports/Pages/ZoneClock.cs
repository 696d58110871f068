using CampaignBatch.Reports.Words;
using NodaTime;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Pages;

/// <summary>Tells instants on the clock of a campaign's zone.</summary>
internal sealed class ZoneClock(string timeZone, DateWords dates)
{
    // A zone that the program's own time zone data lacks is told in UTC, and says so.
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) ?? DateTimeZone.Utc;

    public string Name => zone == DateTimeZone.Utc ? "UTC" : zone.Id;

    /// <summary>"1 Jan 2026, 00:00".</summary>
    public string Tell(DateTimeOffset instant) => dates.Clock(Local(instant));

    /// <summary>"1 Jan 2026, 00:00 Europe/Berlin".</summary>
    public string TellWithZone(DateTimeOffset instant) => $"{Tell(instant)} {Name}";

    /// <summary>The local day.</summary>
    public DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    private DateTimeOffset Local(DateTimeOffset instant) => instant.ToInstant().InZone(zone).ToDateTimeOffset();
}
