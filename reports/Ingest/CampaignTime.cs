using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CampaignBatch.Reports.Ingest;

/// <summary>A time of a campaign: an instant, or a day, which begins by the campaign's own clock.</summary>
internal readonly partial record struct CampaignTime
{
    private readonly DateTimeOffset? _instant;
    private readonly LocalDate _day;

    private CampaignTime(DateTimeOffset? instant, LocalDate day) => (_instant, _day) = (instant, day);

    public static CampaignTime OfUtc(DateTime instant) =>
        new(new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)), default);

    /// <summary>The instant, in UTC.</summary>
    /// <param name="zone">IANA id of the campaign's zone; UTC where it is none.</param>
    public DateTimeOffset At(string? zone)
    {
        if (_instant is { } instant)
        {
            return instant;
        }

        var clock = (zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)) ?? DateTimeZone.Utc;
        return clock.AtStartOfDay(_day).ToInstant().ToDateTimeOffset();
    }

    /// <summary>
    /// Reads ISO 8601: a day, or a day and a time, in UTC where no offset stands. Null for any other text.
    /// </summary>
    public static CampaignTime? Read(string text)
    {
        var match = Iso().Match(text.Trim());
        var written = match.Groups["day"].Value;
        if (!DateOnly.TryParse(written, CultureInfo.InvariantCulture, out var day))
        {
            return null;
        }

        if (!match.Groups["clock"].Success)
        {
            return new CampaignTime(null, LocalDate.FromDateOnly(day));
        }

        return Instant(match, day) is { } instant ? new CampaignTime(instant, default) : null;
    }

    /// <summary>How a text that is not read should be written.</summary>
    public static string Cure(string text)
    {
        var day = European().Match(text.Trim());
        var example = day.Success ? $"{day.Groups["y"].Value}-{Two(day, "m")}-{Two(day, "d")}" : "2026-03-01";
        return $"write {example}, or with a time {example}T08:30:00+01:00";
    }

    private static string Two(Match match, string group) => match.Groups[group].Value.PadLeft(2, '0');

    private static DateTimeOffset? Instant(Match match, DateOnly day)
    {
        if (!TimeOnly.TryParse(match.Groups["clock"].Value, CultureInfo.InvariantCulture, out var clock))
        {
            return null;
        }

        var offset = Offset(match);
        var local = day.ToDateTime(clock);
        var ticks = local.Ticks - offset.Ticks;
        var isInCalendar = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        var isOffset = offset.Duration() <= TimeSpan.FromHours(14);
        return isInCalendar && isOffset ? new DateTimeOffset(local, offset).ToUniversalTime() : null;
    }

    private static TimeSpan Offset(Match match)
    {
        if (!match.Groups["hours"].Success)
        {
            return TimeSpan.Zero;
        }

        var hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        _ = int.TryParse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture, out var minutes);
        var size = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value == "-" ? -size : size;
    }

    [GeneratedRegex(
        @"^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"(?:[T ](?<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?)[0-9]*"
        + @" ?(?:Z|UTC|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<d>[0-9]{1,2})\.\s?(?<m>[0-9]{1,2})\.\s?(?<y>[0-9]{4})\b")]
    private static partial Regex European();
}
