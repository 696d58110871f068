using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Whether the figures can be believed, as report.json writes it.</summary>
internal static class TrustJson
{
    public static void Write(Utf8JsonWriter json, Trust trust, TrustThresholds thresholds)
    {
        json.WriteStartObject("trust");
        json.Text("level", Codes.Of(trust.Level));
        json.Each("findings", trust.Findings, finding =>
        {
            json.Text("name", finding.Name);
            json.Text("level", Codes.Of(finding.Level));
            json.Number("value", finding.Value);
        });
        json.WriteStartObject("thresholds");
        foreach (var threshold in thresholds.All)
        {
            json.WriteStartObject(threshold.Name);
            json.Number("look", threshold.Look);
            json.Number("distrust", threshold.Distrust);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The thresholds that a report was judged by; those of today where it does not say.</summary>
    public static TrustThresholds Thresholds(JsonElement report) =>
        !report.TryGetProperty("trust", out var trust) || !trust.TryGetProperty("thresholds", out var written) ? TrustThresholds.Default
        : new TrustThresholds([.. TrustThresholds.Default.All.Select(t => written.TryGetProperty(t.Name, out var own)
            ? t with { Look = Limit(own.GetProperty("look")), Distrust = Limit(own.GetProperty("distrust")) }
            : t)]);

    private static double? Limit(JsonElement limit) => limit.ValueKind == JsonValueKind.Null ? null : limit.GetDouble();
}
