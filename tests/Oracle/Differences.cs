using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Gathers where a JSON file says something else than expected, a line each: path, expected, actual.</summary>
internal sealed class Differences
{
    private readonly List<string> _found = [];

    public IReadOnlyList<string> Found => _found;

    public void Add(string path, object? expected, object? actual) => _found.Add(
        $"{path}: expected {Convert.ToString(expected ?? "null", CultureInfo.InvariantCulture)}, is {Convert.ToString(actual ?? "null", CultureInfo.InvariantCulture)}");

    /// <summary>Text; a property that is absent is as null.</summary>
    public void Text(string path, string? expected, JsonElement owner, string name)
    {
        var actual = Property(owner, name);
        if (expected != (actual?.ValueKind == JsonValueKind.String ? actual.Value.GetString() : actual?.GetRawText()))
        {
            Add($"{path}.{name}", expected, actual?.GetRawText());
        }
    }

    /// <summary>An instant, in whatever ISO form with a zone.</summary>
    public void Instant(string path, Instant? expected, JsonElement owner, string name)
    {
        var actual = Property(owner, name);
        var parsed = actual is { ValueKind: JsonValueKind.String } text ? OffsetDateTimePattern.ExtendedIso.Parse(text.GetString()!) : null;
        if (expected != (parsed is { Success: true } ? parsed.Value.ToInstant() : null) || (expected is null && actual is not null))
        {
            Add($"{path}.{name}", expected is { } at ? InstantPattern.ExtendedIso.Format(at) : null, actual?.GetRawText());
        }
    }

    /// <summary>A count, exact; absent is not 0.</summary>
    public void Count(string path, long expected, JsonElement owner, string name) => Number(path, expected, owner, name, 0);

    /// <summary>A double to a billionth of itself; null where not available.</summary>
    public void Number(string path, double? expected, JsonElement owner, string name, double tolerance = 1e-9)
    {
        var actual = Property(owner, name);
        var number = actual is { ValueKind: JsonValueKind.Number } n ? n.GetDouble() : (double?)null;
        var near = expected is { } e ? number is { } a && Math.Abs(a - e) <= (tolerance * Math.Max(Math.Abs(e), 1e-3)) : actual is null;
        if (!near)
        {
            Add($"{path}.{name}", expected?.ToString("R", CultureInfo.InvariantCulture), actual?.GetRawText());
        }
    }

    /// <summary>Compares rows as a set by key; says which are missing and which are too many.</summary>
    public void Rows<TExpected>(
        string path, IEnumerable<(string Key, TExpected Row)> expected, IEnumerable<(string Key, JsonElement Row)> actual, Action<string, TExpected, JsonElement> compare)
    {
        var left = actual.ToLookup(a => a.Key, a => a.Row);
        var right = expected.ToList();
        foreach (var (key, row) in right)
        {
            var found = left[key].ToList();
            if (found.Count == 1)
            {
                compare($"{path}[{key}]", row, found[0]);
            }
            else
            {
                Add($"{path}[{key}]", "one row", $"{found.Count} rows");
            }
        }

        foreach (var key in left.Select(g => g.Key).Except(right.Select(r => r.Key)))
        {
            Add($"{path}[{key}]", "no row", left[key].First().GetRawText());
        }
    }

    /// <summary>Null where the property is absent or null.</summary>
    public static JsonElement? Property(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The items of an array; none where it is absent.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? owner, string name) =>
        owner is { } o && Property(o, name) is { ValueKind: JsonValueKind.Array } items ? [.. items.EnumerateArray()] : [];
}
