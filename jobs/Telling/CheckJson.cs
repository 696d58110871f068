using System.Text;
using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Telling;

/// <summary>What a check found, for programs: the names are those of report.json.</summary>
internal static class CheckJson
{
    public static string Of(CheckOutcome outcome)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            if (outcome.AsOf is { } at)
            {
                json.WriteString("as_of", at.UtcDateTime);
            }
            else
            {
                json.WriteNull("as_of");
            }

            Array(json, "files", outcome.Files, file => File(json, file));
            Array(json, "files_changed", outcome.Changed, file => Finding(json, file));
            json.WriteStartArray("near_columns");
            foreach (var near in outcome.NearColumns)
            {
                json.WriteStringValue(near);
            }

            json.WriteEndArray();
            Array(json, "campaign_notes", outcome.CampaignNotes, note => Finding(json, note));
            Quality(json, outcome.DataQuality);
            Array(json, "campaigns", outcome.Sound, campaign => Campaign(json, campaign));
            Array(json, "failed_campaigns", outcome.Failed, failed => Failed(json, failed));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void File(Utf8JsonWriter json, CheckedFile file)
    {
        json.WriteString("file", file.File);
        Number(json, "rows", file.Rows);
        Number(json, "bytes", file.Bytes);
        json.WriteString("fate", CheckVerdict.Word(file.Fate));
        json.WriteString("reason", file.Reason);
    }

    private static void Quality(Utf8JsonWriter json, DataQuality quality)
    {
        json.WriteStartObject("data_quality");
        json.WriteNumber("read", quality.Read);
        json.WriteNumber("accepted", quality.Accepted);
        json.WriteNumber("duplicates", quality.Duplicates);
        json.WriteNumber("rejected", quality.Rejected);
        json.WriteStartObject("rejected_by_reason");
        foreach (var (reason, count) in quality.RejectedByReason)
        {
            json.WriteNumber(reason, count);
        }

        json.WriteEndObject();
        Array(json, "rejected_examples", quality.RejectedExamples, row =>
        {
            json.WriteString("reason", row.Reason);
            json.WriteString("file", row.File);
            json.WriteNumber("row", row.Row);
        });
        if (quality.Late is { } late)
        {
            json.WriteNumber("late", late);
        }
        else
        {
            json.WriteNull("late");
        }

        if (quality.Lateness is { } lateness)
        {
            json.WriteStartObject("lateness");
            foreach (var (name, count) in lateness.Classes())
            {
                json.WriteNumber(name, count);
            }

            json.WriteEndObject();
        }

        Array(json, "low_days", quality.LowDays, day =>
        {
            json.WriteString("date", day.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("messages", day.Messages);
            json.WriteNumber("usual", day.Usual);
        });
        json.WriteNumber("unknown_campaigns_count", quality.UnknownCampaignsCount);
        Array(json, "unknown_campaigns", quality.UnknownCampaigns, unknown =>
        {
            json.WriteString("id", unknown.Id);
            json.WriteNumber("rows", unknown.Rows);
        });
        json.WriteNumber("orphans", quality.Orphans);
        json.WriteNumber("outside_period", quality.OutsidePeriod);
        json.WriteNumber("id_reused", quality.IdReused);
        FindingJson.Write(json, quality.Findings);
        Array(json, "files_refused", quality.FilesRefused, file => Finding(json, file));
        Array(json, "files_skipped", quality.FilesSkipped, file => Finding(json, file));
        Array(json, "events_unread", quality.EventsUnread, unread =>
        {
            json.WriteString("name", unread.Name);
            json.WriteNumber("rows", unread.Rows);
        });
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, FileFinding file)
    {
        json.WriteString("file", file.File);
        json.WriteString("reason", file.Reason);
    }

    private static void Campaign(Utf8JsonWriter json, Campaign campaign)
    {
        json.WriteString("id", campaign.Id);
        json.WriteString("name", campaign.Name);
    }

    private static void Failed(Utf8JsonWriter json, FailedCampaign failed)
    {
        json.WriteString("id", failed.Id);
        json.WriteString("name", failed.Name);
        json.WriteString("reason", failed.Reason);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
