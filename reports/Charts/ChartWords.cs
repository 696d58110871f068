using System.Globalization;
using System.Text;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports.Charts;

/// <summary>How charts speak and write numbers, days and times: out of templates/words/…/charts.json of one language.</summary>
internal sealed class ChartWords(Language language)
{
    private const int LongestName = 64;

    // The names of the places for values in labels of charts: {0}, {1} and so on, in the order that they are given in.
    private static readonly string[] Places = ["0", "1", "2", "3", "4", "5"];

    /// <summary>A label with its values in their places.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such label.</exception>
    public string this[string label, params ReadOnlySpan<string> values]
    {
        get
        {
            var named = new (string, string)[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                named[i] = (Places[i], values[i]);
            }

            return language.Say("chart_" + label, named);
        }
    }

    /// <summary>Heading of a chart.</summary>
    public string Title(string id) => language[$"beside_{Plain(id)}_title"];

    /// <summary>Name of a column.</summary>
    public string Head(string column) => language["heading_" + column];

    /// <summary>"1,234".</summary>
    public string Count(long count) => language.Numbers.Count(count);

    /// <summary>"1 open", "2 opens": a label in the form that the number asks for.</summary>
    public string Count(long count, string label) => language.Plural("chart_" + label, count);

    /// <summary>"4.6 %", exact.</summary>
    public string Rate(long part, long whole) => language.Numbers.Percent(part, whole);

    /// <summary>"33.7–52.0 %".</summary>
    public string Rates(double? low, double? high) => language.Numbers.Percent(low, high);

    /// <summary>A percentage for an axis, with a decimal where it has one.</summary>
    public string RoundRate(double rate) => language.Numbers.WholePercent(rate);

    /// <summary>"1.5 M", for axes.</summary>
    public string Millions(double count) => this["millions", language.Numbers.Number(count / 1e6, 3)];

    /// <summary>"2 Jan 2026".</summary>
    public string Day(DateOnly day) => language.Dates.Day(day);

    /// <summary>"2 Jan".</summary>
    public string ShortDay(DateOnly day) => language.Dates.ShortDay(day);

    /// <summary>"Fri 2 Jan 2026".</summary>
    public string LongDay(DateOnly day) => this["long_day", ShortWeekday(((int)day.DayOfWeek + 6) % 7 + 1), Day(day)];

    /// <summary>Name of a day's values: the day, and whether it is over.</summary>
    public string Row(DateOnly day, bool complete) => complete ? LongDay(day) : this["row_incomplete", LongDay(day)];

    /// <summary>"31 days, 1 Jan 2026 to 31 Jan 2026", or the one day.</summary>
    public string Days(IReadOnlyList<DateOnly> days) => days.Count == 1 ? Day(days[0]) : this["days_span", Count(days.Count), Day(days[0]), Day(days[^1])];

    /// <summary>"1 h", "30 min".</summary>
    public string Hours(int minutes) => minutes % 60 == 0 ? this["hours", Count(minutes / 60)] : this["minutes", Count(minutes)];

    /// <summary>1 is Monday.</summary>
    public string Weekday(int weekday) => language.Dates.Weekday(weekday);

    /// <inheritdoc cref="Weekday"/>
    public string ShortWeekday(int weekday) => language.Dates.ShortWeekday(weekday);

    /// <summary>"between a and b", or the one of them where they read the same.</summary>
    public string Between(string low, string high) => low == high ? low : this["between", low, high];

    /// <summary>"between 80 and 140", of the values that are there; null without any.</summary>
    public string? Range(IEnumerable<double?> values, Func<double, string> write)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : Between(write(known.Min()), write(known.Max()));
    }

    /// <summary>"4:05", and from an hour on "1:04:05".</summary>
    public static string Duration(double seconds)
    {
        var whole = (long)Math.Floor(seconds + 0.5);
        return whole < 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    /// <summary>"07:30".</summary>
    public static string Clock(int secondOfDay) => string.Create(CultureInfo.InvariantCulture, $"{secondOfDay / 3600:00}:{secondOfDay / 60 % 60:00}");

    /// <summary>"2026".</summary>
    public static string Year(DateOnly day) => day.Year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>A text from data as a picture may carry it: on one line, without characters that steer, at most 64 of them.</summary>
    public static string Legible(string text)
    {
        var legible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var steers = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
            legible.Append(steers ? " " : rune.ToString());
            if (legible.Length >= LongestName)
            {
                return legible.Append('…').ToString();
            }
        }

        return legible.ToString();
    }

    private static string Plain(string id) => id.Replace('-', '_');
}
