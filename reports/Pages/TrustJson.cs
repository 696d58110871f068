using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Whether the figures can be believed, as report.json writes it.</summary>
internal static class TrustJson
{
    public static void Write(Utf8JsonWriter json, Trust trust)
    {
        json.WriteStartObject("trust");
        json.Text("level", Codes.Of(trust.Level));
        json.Each("findings", trust.Findings, finding =>
        {
            json.Text("name", finding.Name);
            json.Text("level", Codes.Of(finding.Level));
            json.Number("value", finding.Value);
        });
        json.WriteEndObject();
    }
}
