using System.Globalization;
using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports;

/// <summary>What a new report says otherwise than the published one, and why, in sentences for the history.</summary>
internal static class Changes
{
    private const int DaysNamed = 3;

    private static readonly string[] Headlines =
        ["total_impressions", "tap_through_rate", "messages_sent", "bounce_rate", "open_rate", "audience_size", "conversion_rate"];

    /// <summary>Parts of a campaign's own row in report.json that figures come from, and their labels.</summary>
    private static readonly (string Name, string Label)[] Definition =
    [
        ("channel", "part_channel"), ("starts_at", "part_start"), ("ends_at", "part_end"), ("time_zone", "part_time_zone"), ("goal", "part_goal"),
        ("goal_min_session_seconds", "part_goal"), ("conversion_window_hours", "part_window"), ("segment", "part_segment"), ("variants", "part_variants"),
    ];

    /// <param name="folder">The published folder of the campaign; nothing is said where there is none.</param>
    /// <param name="report">The new report.</param>
    /// <param name="written">The new report.json.</param>
    /// <param name="language">The language of the site.</param>
    public static CampaignChange? Between(string folder, CampaignReport report, string written, Language language)
    {
        try
        {
            using var before = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "report.json")));
            using var after = JsonDocument.Parse(File.ReadAllBytes(written));
            var words = new Wording(language);
            var figures = Figures(IndexEntry.FromJson(File.ReadAllBytes(Path.Combine(folder, "entry.json"))).Kpis, report, words);
            if (before.RootElement.GetProperty("as_of").GetDateTimeOffset() > report.AsOf)
            {
                // Days that are gone again, and were never restated.
                return new CampaignChange(report.Campaign.Id, report.Campaign.Name, [.. figures, words["change_earlier"]]);
            }

            string[] what =
            [
                .. figures,
                .. Days(before.RootElement.GetProperty("trends").GetProperty("daily"), report, words),
                .. Redefined(before.RootElement.GetProperty("campaign"), after.RootElement.GetProperty("campaign"), words),
                .. Remade(before.RootElement, after.RootElement, words),
            ];
            return what.Length > 0 ? new CampaignChange(report.Campaign.Id, report.Campaign.Name, what) : null;
        }
        catch (Exception error) when (error is IOException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Figures(IReadOnlyList<KeyValuePair<string, Figure>> before, CampaignReport report, Wording words) =>
        from name in Headlines
        let was = before.FirstOrDefault(k => k.Key == name).Value
        let now = report.Kpis.FirstOrDefault(k => k.Key == name).Value
        where was is not null && now is not null && words.Value(was) != words.Value(now)
        select words.Say("change_figure", ("figure", words.Figure(name)), ("was", words.Value(was)), ("now", words.Value(now)));

    /// <summary>Days that are new, and complete days whose counts are not what they were: events of them, or answers to their messages, came late.</summary>
    private static IEnumerable<string> Days(JsonElement before, CampaignReport report, Wording words)
    {
        var now = report.Daily.ToDictionary(d => d.Date);
        var then = before.EnumerateArray().ToDictionary(d => DateOnly.Parse(d.GetProperty("date").GetString()!, CultureInfo.InvariantCulture));
        var fresh = now.Keys.Where(d => !then.ContainsKey(d)).Order().ToList();
        if (fresh.Count > 0)
        {
            yield return words.Plural("change_new_days", fresh.Count, ("days", Named(fresh)));
        }

        var restated = then.Where(d => d.Value.GetProperty("complete").GetBoolean() && now.TryGetValue(d.Key, out var day) && !IsSame(d.Value, day)).Select(d => d.Key).Order().ToList();
        if (restated.Count > 0)
        {
            yield return words.Plural("change_restated", restated.Count, ("days", Named(restated)));
        }
    }

    private static string Named(IReadOnlyList<DateOnly> days) =>
        string.Join(", ", days.Take(DaysNamed).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) + (days.Count > DaysNamed ? " …" : "");

    private static bool IsSame(JsonElement was, DayRow now)
    {
        long? Was(string name) => was.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Null ? null : value.GetInt64() : 0;
        return (Was("impressions"), Was("taps"), Was("dismissals"), Was("sent"), Was("bounced"), Was("opened"))
            == (now.Impressions, now.Taps, now.Dismissals, now.Sent, now.Bounced, now.Opened);
    }

    private static IEnumerable<string> Redefined(JsonElement before, JsonElement after, Wording words)
    {
        var changed = Definition.Where(d => !IsSame(before, after, d.Name)).Select(d => words[d.Label]).Distinct().ToList();
        if (changed.Count > 0)
        {
            yield return words.Say("change_definition", ("parts", string.Join(", ", changed)));
        }
    }

    private static IEnumerable<string> Remade(JsonElement before, JsonElement after, Wording words)
    {
        var (was, now) = (before.GetProperty("provenance"), after.GetProperty("provenance"));
        if (!IsSame(was, now, "settings_hash"))
        {
            yield return words["change_settings"];
        }

        if (!IsSame(was, now, "program") || !IsSame(was, now, "duckdb") || !IsSame(before, after, "dictionary"))
        {
            yield return words.Say("change_program", ("was", was.GetProperty("program").GetString() ?? ""), ("now", now.GetProperty("program").GetString() ?? ""));
        }
    }

    private static bool IsSame(JsonElement before, JsonElement after, string name) =>
        before.TryGetProperty(name, out var was) == after.TryGetProperty(name, out var now) && (was.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(was, now));
}
