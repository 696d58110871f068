using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What the source of the dumps does not report, as report.json and runs/latest.json write it and read it back.</summary>
internal static class MeasuredJson
{
    private const string Name = "not_measured";

    public static void Write(Utf8JsonWriter json, Measured measured)
    {
        json.WriteStartObject(Name);
        json.Text("source", measured.Source);
        json.WriteStartArray("facts");
        foreach (var fact in measured.Missing)
        {
            json.WriteStringValue(Measured.NameOf(fact));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Everything, where the file was written before sources were known.</summary>
    public static Measured Read(JsonElement file) => file.TryGetProperty(Name, out var written)
        ? Measured.AllBut(written.GetProperty("source").GetString()!, written.GetProperty("facts").EnumerateArray().Select(f => Measured.Facts[f.GetString()!]))
        : Measured.Everything;
}
