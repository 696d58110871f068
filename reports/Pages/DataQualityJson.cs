using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What became of the rows, as report.json and runs/latest.json write it.</summary>
internal static class DataQualityJson
{
    public static void Write(Utf8JsonWriter json, DataQuality quality)
    {
        json.WriteStartObject("data_quality");
        json.WriteNumber("read", quality.Read);
        json.WriteNumber("accepted", quality.Accepted);
        json.WriteNumber("duplicates", quality.Duplicates);
        json.WriteNumber("rejected", quality.Rejected);
        Counts(json, "rejected_by_reason", quality.RejectedByReason);
        json.Number("late", quality.Late);
        Lateness(json, quality.Lateness);
        Counts(json, "clock_errors", quality.ClockErrors());
        json.WriteNumber("orphans", quality.Orphans);
        json.WriteNumber("outside_period", quality.OutsidePeriod);
        json.WriteNumber("id_reused", quality.IdReused);
        Files(json, "files_refused", quality.FilesRefused);
        Files(json, "files_skipped", quality.FilesSkipped);
        FindingJson.Write(json, quality.Findings);
        Examples(json, quality.RejectedExamples);
        if (quality.LowDays.Count > 0)
        {
            json.Each("low_days", quality.LowDays, day =>
            {
                json.Text("date", JsonText.IsoDay(day.Date));
                json.WriteNumber("messages", day.Messages);
                json.WriteNumber("usual", day.Usual);
            });
        }

        if (quality.EventsUnread.Count > 0)
        {
            json.Each("events_unread", quality.EventsUnread, unread =>
            {
                json.Text("name", unread.Name);
                json.WriteNumber("rows", unread.Rows);
            });
        }

        if (quality.UnknownCampaignsCount > 0)
        {
            json.WriteNumber("unknown_campaigns_count", quality.UnknownCampaignsCount);
            json.Each("unknown_campaigns", quality.UnknownCampaigns, unknown =>
            {
                json.Text("id", unknown.Id);
                json.WriteNumber("rows", unknown.Rows);
            });
        }

        json.WriteEndObject();
    }

    private static void Lateness(Utf8JsonWriter json, Lateness? lateness)
    {
        if (lateness is null)
        {
            json.WriteNull("lateness");
            return;
        }

        var (hour, day, week) = lateness.Over();
        Counts(json, "late_over", [new("1h", hour), new("24h", day), new("7d", week)]);
        Counts(json, "lateness", lateness.Classes());
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }

    private static void Files(Utf8JsonWriter json, string name, IReadOnlyList<FileFinding> files) => json.Each(name, files, file =>
    {
        json.Text("file", file.File);
        json.Text("reason", file.Reason);
    });

    private static void Examples(Utf8JsonWriter json, IReadOnlyList<RowFinding> rows)
    {
        if (rows.Count > 0)
        {
            json.Each("rejected_examples", rows, row =>
            {
                json.Text("reason", row.Reason);
                json.Text("file", row.File);
                json.WriteNumber("row", row.Row);
            });
        }
    }
}
