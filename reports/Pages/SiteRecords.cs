using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignBatch.Reports.Pages;

/// <summary>The form of the records that one publication leaves to the next.</summary>
internal static class SiteRecords
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
