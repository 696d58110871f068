using System.Globalization;
using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports;

/// <summary>What a new report says otherwise than the published one, in sentences for the history.</summary>
internal static class Changes
{
    private const int DaysNamed = 3;

    private static readonly string[] Headlines = ["tap_through_rate", "open_rate", "conversion_rate"];

    /// <param name="published">The published report.json; nothing is said where there is none, or one of a later as-of.</param>
    /// <param name="report">The new report.</param>
    /// <param name="words">The language of the site.</param>
    public static IReadOnlyList<string> Between(string published, CampaignReport report, Language words)
    {
        try
        {
            using var before = JsonDocument.Parse(File.ReadAllBytes(published));
            return before.RootElement.GetProperty("as_of").GetDateTimeOffset() > report.AsOf
                ? []
                : [.. Figures(before.RootElement.GetProperty("kpis"), report, words), .. Days(before.RootElement.GetProperty("trends").GetProperty("daily"), report, words)];
        }
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Figures(JsonElement before, CampaignReport report, Language words) =>
        from name in Headlines
        where before.TryGetProperty(name, out _)
        let was = before.GetProperty(name).TryGetProperty("value", out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : (double?)null
        let now = report.Kpi(name).Value
        where words.Numbers.Percent(was) != words.Numbers.Percent(now)
        select words.Say("change_figure", ("campaign", report.Campaign.Name), ("figure", words["kpi_" + name]), ("was", words.Numbers.Percent(was)), ("now", words.Numbers.Percent(now)));

    /// <summary>Complete days whose counts are not what they were: events of them, or answers to their messages, came late.</summary>
    private static IEnumerable<string> Days(JsonElement before, CampaignReport report, Language words)
    {
        var now = report.Daily.ToDictionary(d => d.Date);
        var restated = before.EnumerateArray()
            .Where(d => d.GetProperty("complete").GetBoolean())
            .Select(d => (Was: d, Date: DateOnly.Parse(d.GetProperty("date").GetString()!, CultureInfo.InvariantCulture)))
            .Where(d => now.TryGetValue(d.Date, out var day) && !IsSame(d.Was, day))
            .Select(d => d.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        if (restated.Count > 0)
        {
            yield return words.Plural("change_restated", restated.Count, ("campaign", report.Campaign.Name),
                ("days", string.Join(", ", restated.Take(DaysNamed)) + (restated.Count > DaysNamed ? " …" : "")));
        }
    }

    private static bool IsSame(JsonElement was, DayRow now)
    {
        long Was(string name) => was.TryGetProperty(name, out var value) ? value.GetInt64() : 0;
        return (Was("impressions"), Was("taps"), Was("dismissals"), Was("sent"), Was("bounced"), Was("opened"))
            == (now.Impressions, now.Taps, now.Dismissals, now.Sent, now.Bounced, now.Opened);
    }
}
