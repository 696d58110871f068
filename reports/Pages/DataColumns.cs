using Apache.Arrow;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Warehouse;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The tables of a report by name, and how their columns are called and written on a page.</summary>
internal sealed class DataColumns(Wording words)
{
    private readonly PageTable pageTable = new(words);

    /// <summary>File name without extension, and the table, in the order of OUTPUT; names are those a <see cref="Charts.Picture"/> gives.</summary>
    public static IReadOnlyList<(string Name, string File, RecordBatch Table, bool IsPushOnly)> All(CampaignTables tables) =>
    [
        ("daily", "daily", tables.Daily, false),
        ("session_days", "sessions", tables.SessionDays, false),
        ("opens_by_hour", "opens_by_hour", tables.OpensByHour, true),
        ("opens_by_own_hour", "opens_by_own_hour", tables.OpensByOwnHour, true),
        ("opens", "opens", tables.Opens, true),
        ("open_delays", "open_delays", tables.OpenDelays, true),
        ("variant_days", "variant_days", tables.VariantDays, false),
        ("bounces", "bounces", tables.Bounces, true),
        ("variant", "breakdown_variant", tables.Variant, false),
        ("platform", "breakdown_platform", tables.Platform, false),
        ("country", "breakdown_country", tables.Country, false),
        ("app_version", "breakdown_app_version", tables.AppVersion, false),
    ];

    /// <summary>A table by its name, told as report.json does or as the property is.</summary>
    public static (string File, RecordBatch Table) Find(CampaignTables tables, string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal);
        var (_, file, table, _) = All(tables).First(t => t.Name.Replace("_", "", StringComparison.Ordinal).Equals(plain, StringComparison.OrdinalIgnoreCase));
        return (file, table);
    }

    /// <summary>The heading of a column.</summary>
    public ScriptObject Heading(string column)
    {
        var text = words.Language.Has("heading_" + column) ? words["heading_" + column] : words.Figure(column);
        return IsWords(column) ? PageTable.Words(text) : PageTable.Numbers(text);
    }

    /// <summary>A value on a page; "–" where there is none.</summary>
    public ScriptObject Cell(string column, object? value) => value switch
    {
        null when IsWords(column) => pageTable.Given(null),
        null => PageTable.Number(Percent.NotAvailable, null),
        DateOnly date => PageTable.Text(words.Dates.Day(date), date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        bool complete => PageTable.Text(words[complete ? "yes" : "no"]),
        string phase when column == "phase" => PageTable.Text(words["phase_" + phase]),
        string text => PageTable.Text(text),
        long weekday when column == "weekday" => PageTable.Text(words.Dates.Weekday((int)weekday), $"{weekday}"),
        double number => PageTable.Number(IsRate(column) ? words.Numbers.Percent(number) : words.Seconds(number), number),
        long number => PageTable.Number(Number(column, number), number),
        _ => throw new NotSupportedException($"Column '{column}' holds a {value.GetType().Name}."),
    };

    private string Number(string column, long number) => column switch
    {
        "hour" => $"{number:00}:00",
        "second_of_day" => TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(number)).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        _ => words.Count(number),
    };

    private static bool IsWords(string column) => column is "date" or "phase" or "complete" or "key" or "reason" or "weekday" or "variant";

    private static bool IsRate(string column) =>
        column.EndsWith("_rate", StringComparison.Ordinal) || column.EndsWith("_low", StringComparison.Ordinal) || column.EndsWith("_high", StringComparison.Ordinal);
}
