using System.Globalization;
using System.Text;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Charts;

/// <summary>How charts speak and write numbers, days and times: the same on every machine, in one language.</summary>
/// <param name="culture">Names of days and months, and separators of numbers.</param>
/// <param name="texts">Every key of <see cref="ChartTexts.English"/>, with the same places for values.</param>
public sealed class ChartWords(CultureInfo culture, IReadOnlyDictionary<string, string> texts)
{
    private const int LongestName = 64;

    /// <summary>English, with the numbers of the invariant culture.</summary>
    public static ChartWords English { get; } = new(CultureInfo.InvariantCulture, ChartTexts.English);

    /// <summary>A text with its values in their places.</summary>
    /// <exception cref="KeyNotFoundException">The language has no text of that key.</exception>
    public string this[string key, params ReadOnlySpan<object?> values] => string.Format(culture, texts[key], values);

    /// <summary>"1,234".</summary>
    public string Count(long count) => count.ToString("#,0", culture);

    /// <summary>"1 open", "2 opens": the texts key.one and key.many.</summary>
    public string Count(long count, string key) => this[$"{key}.{(count == 1 ? "one" : "many")}", Count(count)];

    /// <summary>"4.6 %", exact.</summary>
    public string Rate(long part, long whole) => Localized(Percent.Format(part, whole));

    /// <inheritdoc cref="Rate(long, long)"/>
    public string Rate(double? rate) => Localized(Percent.Format(rate));

    /// <summary>"33.7–52.0 %".</summary>
    public string Rates(double? low, double? high) => Localized(Percent.Format(low, high));

    /// <summary>A percentage with as many decimals as an axis needs.</summary>
    public string Rate(double rate, int decimals) => (rate * 100).ToString(decimals == 0 ? "0" : "0." + new string('0', decimals), culture) + "\u00A0%";

    /// <summary>"1.5 M", for axes.</summary>
    public string Millions(double count) => (count / 1e6).ToString("#,0.###", culture) + "\u00A0M";

    /// <summary>"2 Jan 2026".</summary>
    public string Day(DateOnly day) => day.ToString(texts["day"], culture);

    /// <summary>"2 Jan".</summary>
    public string ShortDay(DateOnly day) => day.ToString(texts["day.short"], culture);

    /// <summary>"2026".</summary>
    public string Year(DateOnly day) => day.ToString(texts["year"], culture);

    /// <summary>"1 h", "30 min".</summary>
    public string Hours(int minutes) => minutes % 60 == 0 ? this["hours", Count(minutes / 60)] : this["minutes", Count(minutes)];

    /// <summary>"Fri 2 Jan 2026".</summary>
    public string LongDay(DateOnly day) => day.ToString(texts["day.long"], culture);

    /// <summary>Name of a day's values: the day, and whether it is over.</summary>
    public string Row(DateOnly day, bool complete) => complete ? LongDay(day) : this["row.incomplete", LongDay(day)];

    /// <summary>"31 days, 1 Jan 2026 to 31 Jan 2026", or the one day.</summary>
    public string Days(IReadOnlyList<DateOnly> days) =>
        days.Count == 1 ? Day(days[0]) : this["days.span", Count(days.Count), Day(days[0]), Day(days[^1])];

    /// <summary>"4:05", and from an hour on "1:04:05".</summary>
    public string Duration(double seconds)
    {
        var whole = (long)Math.Floor(seconds + 0.5);
        return whole < 3600
            ? string.Create(culture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(culture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    /// <summary>"07:30".</summary>
    public string Clock(int secondOfDay) => string.Create(culture, $"{secondOfDay / 3600:00}:{secondOfDay / 60 % 60:00}");

    /// <summary>1 is Monday.</summary>
    public string Weekday(int weekday) => culture.DateTimeFormat.GetDayName((DayOfWeek)(weekday % 7));

    /// <inheritdoc cref="Weekday"/>
    public string ShortWeekday(int weekday) => culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)(weekday % 7));

    /// <summary>"between a and b", or the one of them where they read the same.</summary>
    public string Between(string low, string high) => low == high ? low : this["between", low, high];

    /// <summary>"between 80 and 140", of the values that are there; null without any.</summary>
    public string? Range(IEnumerable<double?> values, Func<double, string> write)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : Between(write(known.Min()), write(known.Max()));
    }

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

    private string Localized(string percent) => percent.Replace(".", culture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal);
}
