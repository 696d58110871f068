using System.Globalization;
using System.Text;

namespace CampaignBatch.Reports.Charts;

/// <summary>How charts write numbers, days and times: the same on every machine.</summary>
internal static class Wording
{
    private const int LongestName = 64;

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 event", "2 events".</summary>
    public static string Count(long count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string ShortDay(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    /// <summary>"31 days, 1 Jan 2026 to 31 Jan 2026", or the one day.</summary>
    public static string Days(IReadOnlyList<DateOnly> days) =>
        days.Count == 1 ? Day(days[0]) : $"{Count(days.Count)} days, {Day(days[0])} to {Day(days[^1])}";

    /// <summary>"4:05", and from an hour on "1:04:05".</summary>
    public static string Duration(double seconds)
    {
        var whole = (long)Math.Floor(seconds + 0.5);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    public static string Clock(int secondOfDay) => string.Create(CultureInfo.InvariantCulture, $"{secondOfDay / 3600:00}:{secondOfDay / 60 % 60:00}");

    public static string Weekday(int weekday) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7));

    public static string ShortWeekday(int weekday) => Weekday(weekday)[..3];

    /// <summary>"between a and b", or the one of them where they read the same.</summary>
    public static string Between(string low, string high) => low == high ? low : $"between {low} and {high}";

    /// <summary>A text from data as a picture may carry it: on one line, without characters that steer, at most 64 of them.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var steers = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            plain.Append(steers ? " " : rune.ToString());
            if (plain.Length >= LongestName)
            {
                return plain.Append('…').ToString();
            }
        }

        return plain.ToString();
    }
}
