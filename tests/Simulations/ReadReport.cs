using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Simulations;

/// <summary>What a report.json says, as far as it is judged here.</summary>
internal sealed record ReadReport
{
    /// <summary>A rate of fewer users takes part in no verdict and is shown greyed.</summary>
    private const long EnoughUsers = 30;

    /// <summary>The campaign.</summary>
    public required string Id { get; init; }

    /// <summary>Tap-through rate, for push open rate; null where it is not available.</summary>
    public required ReadRate? Rate { get; init; }

    /// <summary>Tap-through rate by number of the day, of complete days with enough users; empty for push.</summary>
    public required IReadOnlyDictionary<int, ReadRate> Days { get; init; }

    public required IReadOnlyList<ReadVerdict> Verdicts { get; init; }

    /// <exception cref="InvalidDataException">The report has no verdicts.</exception>
    public static ReadReport Read(string file, Channel channel)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = json.RootElement;
        var isPush = channel == Channel.Push;
        var rate = root.GetProperty("kpis").GetProperty(isPush ? "open_rate" : "tap_through_rate");
        var daily = root.GetProperty("trends").GetProperty("daily");
        return new ReadReport
        {
            Id = root.GetProperty("campaign").GetProperty("id").GetString()!,
            Rate = RateOf(rate, "value", "low", "high"),
            Days = isPush ? new Dictionary<int, ReadRate>() : ReadDays(daily),
            Verdicts = root.TryGetProperty("verdicts", out var verdicts)
                ? [.. verdicts.EnumerateArray().Select(ReadVerdict)]
                : throw new InvalidDataException($"{file} has no verdicts."),
        };
    }

    private static Dictionary<int, ReadRate> ReadDays(JsonElement daily)
    {
        var days = new Dictionary<int, ReadRate>();
        foreach (var (number, day) in daily.EnumerateArray().Index())
        {
            var isComplete = day.GetProperty("complete").GetBoolean();
            var users = day.GetProperty("unique_impressions").GetInt64();
            if (isComplete && users >= EnoughUsers
                && RateOf(day, "tap_through_rate", "tap_through_low", "tap_through_high") is { } rate)
            {
                days[number] = rate;
            }
        }

        return days;
    }

    private static ReadVerdict ReadVerdict(JsonElement verdict) => new(
        verdict.GetProperty("question").GetString()!,
        verdict.GetProperty("answer").GetString()!,
        verdict.GetProperty("why_not").GetString(),
        RateOf(verdict, "estimate", "low", "high"));

    private static ReadRate? RateOf(JsonElement of, string value, string low, string high) =>
        Number(of, value) is { } v && Number(of, low) is { } l && Number(of, high) is { } h
            ? new ReadRate(v, l, h)
            : null;

    private static double? Number(JsonElement of, string name) =>
        of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;
}
