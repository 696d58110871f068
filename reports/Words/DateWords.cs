using System.Globalization;

namespace CampaignBatch.Reports.Words;

/// <summary>How a language writes days and times, by our own patterns: the same on every machine, whatever culture data it has.</summary>
public sealed class DateWords
{
    private readonly Language language;
    private readonly string[] months, weekdays, shortWeekdays;

    internal DateWords(Language language)
    {
        this.language = language;
        (months, weekdays, shortWeekdays) = (Names("months", 12), Names("weekdays", 7), Names("short_weekdays", 7));
    }

    /// <summary>"1 Jan 2026".</summary>
    public string Day(DateOnly day) => Say("date", day);

    /// <summary>"1 Jan".</summary>
    public string ShortDay(DateOnly day) => Say("short_date", day);

    /// <summary>"18–31 Mar", "28 Feb – 6 Mar", or the one day.</summary>
    public string Span(DateOnly first, DateOnly last)
    {
        if (first == last)
        {
            return ShortDay(first);
        }

        return (first.Year, first.Month) == (last.Year, last.Month)
            ? language.Say("date_span", ("first", Number(first.Day)), ("last", Number(last.Day)), ("month", months[first.Month - 1]))
            : language.Say("days", ("first", ShortDay(first)), ("last", ShortDay(last)));
    }

    /// <summary>"Jan 2026".</summary>
    public string Month(DateOnly day) => Say("month_date", day);

    /// <summary>"1 Jan 2026, 00:00" on the clock that the instant carries; seconds where it has some.</summary>
    public string Clock(DateTimeOffset instant) =>
        $"{Day(DateOnly.FromDateTime(instant.DateTime))}, {instant.ToString(instant.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture)}";

    /// <summary>"1 Jan 2026, 00:00 UTC".</summary>
    public string Utc(DateTimeOffset instant) => $"{Clock(instant.ToUniversalTime())} UTC";

    /// <summary>"Monday" of 1, "Sunday" of 7.</summary>
    public string Weekday(int weekday) => weekdays[weekday - 1];

    /// <summary>"Mon" of 1.</summary>
    public string ShortWeekday(int weekday) => shortWeekdays[weekday - 1];

    private string Say(string pattern, DateOnly day) => language.Say(pattern,
        ("day", Number(day.Day)), ("month", months[day.Month - 1]), ("year", day.Year.ToString("0000", CultureInfo.InvariantCulture)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string[] Names(string label, int count) => language[label].Split(' ') is { } names && names.Length == count
        ? names
        : throw new WordsError($"templates/words/{language.Code}: label '{label}' must name {count}, parted by single spaces.");
}
