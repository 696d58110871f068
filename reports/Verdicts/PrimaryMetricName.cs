using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>What a campaign may name as the metric that its variants are judged by.</summary>
internal static class PrimaryMetricName
{
    /// <summary>The figure that is meant, by its name in report.json; null for a name that is not known.</summary>
    public static string? Figure(string? name, Channel channel) => name switch
    {
        "conversion" or "conversion_rate" => "conversion_rate",
        "value" or "value_per_recipient" => "value_per_recipient",
        "response" or "response_rate" or "tap_through_rate" or "open_rate" => MainRate.Of(channel),
        _ => null,
    };

    /// <summary>The figures that there are.</summary>
    public static IReadOnlyList<string> All(Channel channel) => ["conversion_rate", "value_per_recipient", MainRate.Of(channel)];
}
