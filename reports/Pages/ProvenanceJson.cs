using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What a report was made from, as report.json writes it.</summary>
internal static class ProvenanceJson
{
    public static void Write(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject("provenance");
        json.Each("inputs", provenance.Inputs, input =>
        {
            json.Text("file", input.File);
            json.WriteNumber("rows", input.Rows);
            json.WriteNumber("bytes", input.Bytes);
            json.Text("sha256", input.Sha256);
        });
        json.Text("program", provenance.Program);
        json.Text("duckdb", provenance.DuckDb);
        json.Text("time_zones", provenance.TimeZones);
        json.Text("settings_hash", provenance.SettingsHash);
        json.WriteEndObject();
    }
}
