using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CampaignBatch.Reports.Pages;

/// <summary>How the site's JSON files write values: instants in UTC with "Z", days as such, text exactly as given but for what is no text.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>A JSON file as UTF-8, "&lt;" written \u003c, a line end at its end.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            content(json);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Text(this Utf8JsonWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        json.WriteStringValue(WellFormed(text));
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(WellFormed(text));
        }

        json.WriteEndArray();
    }

    public static void Instant(this Utf8JsonWriter json, string name, DateTimeOffset? instant) => json.Text(name, instant is { } at ? Iso(at) : null);

    public static void Day(this Utf8JsonWriter json, string name, DateOnly day) => json.Text(name, IsoDay(day));

    public static void Day(this Utf8JsonWriter json, string name, DateOnly? day) => json.Text(name, day is { } known ? IsoDay(known) : null);

    public static string IsoDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void Number(this Utf8JsonWriter json, string name, double? number)
    {
        json.WritePropertyName(name);
        if (number is { } value && double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    public static void Each<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>"2026-02-01T00:00:00Z", with a fraction of a second where there is one.</summary>
    public static string Iso(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    // Half a surrogate pair is no character: it has no UTF-8, and the writer refuses it.
    public static string? WellFormed(string? text) => text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
