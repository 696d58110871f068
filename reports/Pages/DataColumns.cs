using System.Collections.Frozen;
using Apache.Arrow;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Pages;

/// <summary>The tables of a report by name, and how their columns are called and written on a page.</summary>
internal static class DataColumns
{
    private static readonly FrozenDictionary<string, string> Headings = new Dictionary<string, string>
    {
        ["date"] = "Day", ["complete"] = "Whole day", ["key"] = "Group", ["unique_impressions"] = "Users",
        ["cumulative_impressions"] = "Impressions so far", ["cumulative_unique_impressions"] = "Users so far",
        ["tap_through_low"] = "95 % from", ["tap_through_high"] = "95 % to", ["dismissal_low"] = "95 % from", ["dismissal_high"] = "95 % to",
        ["session_seconds_mean"] = "Mean length", ["session_seconds_median"] = "Median length", ["second_of_day"] = "Time",
        ["from_minutes"] = "From, minutes", ["until_minutes"] = "Until, minutes", ["open_low"] = "95 % from", ["open_high"] = "95 % to",
    }.ToFrozenDictionary();

    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>File name without extension, and the table, in the order of OUTPUT; names are those a <see cref="Charts.Picture"/> gives.</summary>
    public static IReadOnlyList<(string Name, string File, RecordBatch Table, bool IsPushOnly)> All(CampaignTables tables) =>
    [
        ("daily", "daily", tables.Daily, false),
        ("session_days", "sessions", tables.SessionDays, false),
        ("opens_by_hour", "opens_by_hour", tables.OpensByHour, true),
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

    public static string Heading(string column) => Headings.GetValueOrDefault(column) ?? ReasonText.Spaced(column);

    public static bool IsWords(string column) => column is "date" or "phase" or "complete" or "key" or "reason" or "weekday" or "variant";

    /// <summary>A value on a page; "–" where there is none.</summary>
    public static string Tell(string column, object? value) => value switch
    {
        null => Percent.NotAvailable,
        DateOnly date => Wording.Date(date),
        bool complete => complete ? "yes" : "no",
        string text => text,
        double rate when IsRate(column) => Percent.Format(rate),
        double seconds => Wording.Seconds(seconds),
        long weekday when column == "weekday" => Weekdays[weekday - 1],
        long hour when column == "hour" => $"{hour:00}:00",
        long second when column == "second_of_day" => TimeOnly.FromTimeSpan(TimeSpan.FromSeconds(second)).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        long count => Wording.Count(count),
        _ => throw new NotSupportedException($"Column '{column}' holds a {value.GetType().Name}."),
    };

    private static bool IsRate(string column) =>
        column.EndsWith("_rate", StringComparison.Ordinal) || column.EndsWith("_low", StringComparison.Ordinal) || column.EndsWith("_high", StringComparison.Ordinal);
}
