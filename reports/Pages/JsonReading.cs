using System.Text.Json;

namespace CampaignBatch.Reports.Pages;

/// <summary>Reads what may be null, or absent in a file of an earlier version.</summary>
internal static class JsonReading
{
    public static double? Number(this JsonElement json, string name) => json.Given(name)?.GetDouble();

    public static long? Count(this JsonElement json, string name) => json.Given(name)?.GetInt64();

    public static string? Text(this JsonElement json, string name) => json.Given(name)?.GetString();

    public static DateOnly? Day(this JsonElement json, string name) => json.Given(name)?.Deserialize<DateOnly>();

    public static bool Flag(this JsonElement json, string name) => json.Given(name)?.GetBoolean() ?? false;

    private static JsonElement? Given(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
