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
        json.WriteStartObject("rejected_by_reason");
        foreach (var (reason, rows) in quality.RejectedByReason)
        {
            json.WriteNumber(reason, rows);
        }

        json.WriteEndObject();
        json.Number("late", quality.Late);
        json.WriteNumber("orphans", quality.Orphans);
        json.WriteNumber("outside_period", quality.OutsidePeriod);
        Files(json, "files_refused", quality.FilesRefused);
        Files(json, "files_skipped", quality.FilesSkipped);
        Examples(json, quality.RejectedExamples);
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
