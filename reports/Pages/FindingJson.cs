using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What is odd about the data, as report.json and the verdict of a check write it.</summary>
public static class FindingJson
{
    /// <param name="json">Stands in an object.</param>
    /// <param name="findings">Nothing is written where there are none.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<DataFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("name", finding.Name);
            json.WriteString("level", Codes.Of(finding.Level));
            Campaigns(json, finding);
            Values(json, finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What <see cref="Write"/> wrote.</summary>
    internal static IReadOnlyList<DataFinding> Read(JsonElement quality) =>
        quality.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(One)] : [];

    private static void Campaigns(Utf8JsonWriter json, DataFinding finding)
    {
        json.WriteStartArray("campaigns");
        foreach (var campaign in finding.Campaigns)
        {
            json.WriteStringValue(campaign);
        }

        json.WriteEndArray();
    }

    private static void Values(Utf8JsonWriter json, DataFinding finding)
    {
        json.WriteStartObject("values");
        foreach (var (name, text) in finding.Texts)
        {
            json.WriteString(name, text);
        }

        foreach (var (name, number) in finding.Numbers)
        {
            json.WriteNumber(name, number);
        }

        json.WriteEndObject();
    }

    private static DataFinding One(JsonElement finding)
    {
        var values = finding.GetProperty("values").EnumerateObject().ToLookup(v => v.Value.ValueKind == JsonValueKind.Number);
        return new DataFinding
        {
            Name = finding.GetProperty("name").GetString()!,
            Level = JsonSerializer.Deserialize<TrustLevel>(finding.GetProperty("level"), SiteRecords.Options),
            Campaigns = [.. finding.GetProperty("campaigns").EnumerateArray().Select(c => c.GetString()!)],
            Texts = values[false].ToDictionary(v => v.Name, v => v.Value.GetString()!),
            Numbers = values[true].ToDictionary(v => v.Name, v => v.Value.GetDouble()),
        };
    }
}
