using System.Text.Json;

namespace CampaignBatch.Tests.Sources;

/// <summary>Where two reports say different things: paths into their JSON, with both values.</summary>
internal static class Differences
{
    private static readonly string[] Compared = ["kpis", "trends", "breakdowns", "bounces"];

    private static readonly string[] OfCampaign = ["name", "channel", "starts_at", "ends_at", "time_zone", "status"];

    /// <summary>Of all figures, and of what the campaign is; not of where it comes from.</summary>
    public static IEnumerable<(string Path, string Values)> Of(JsonElement expected, JsonElement actual) =>
        [
            .. OfCampaign.SelectMany(n => Of($"campaign.{n}", expected.GetProperty("campaign").GetProperty(n), actual.GetProperty("campaign").GetProperty(n))),
            .. Compared.SelectMany(n => Of(n, Member(expected, n), Member(actual, n))),
        ];

    private static IEnumerable<(string Path, string Values)> Of(string path, JsonElement? expected, JsonElement? actual) => (expected?.ValueKind, actual?.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => Names(expected!.Value).Union(Names(actual!.Value)).SelectMany(n => Of($"{path}.{n}", Member(expected.Value, n), Member(actual.Value, n))),
        (JsonValueKind.Array, JsonValueKind.Array) => Enumerable.Range(0, Math.Max(expected!.Value.GetArrayLength(), actual!.Value.GetArrayLength()))
            .SelectMany(i => Of($"{path}[{i}]", Item(expected.Value, i), Item(actual.Value, i))),
        // Means of floats of four bytes.
        (JsonValueKind.Number, JsonValueKind.Number) when Math.Abs(expected!.Value.GetDouble() - actual!.Value.GetDouble()) < 1e-9 => [],
        _ when expected?.GetRawText() == actual?.GetRawText() => [],
        _ => [(path, $"{expected?.GetRawText() ?? "nothing"} and not {actual?.GetRawText() ?? "nothing"}")],
    };

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(JsonElement element, int index) => index < element.GetArrayLength() ? element[index] : null;
}
