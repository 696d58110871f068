using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignBatch.Reports.Pages;

/// <summary>JSON inside a page, for its scripts: nothing in it can end its element, and what turns the reading direction or cannot be printed is written by its number.</summary>
internal static class DataIsland
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> Harmful =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => c == '<' || HtmlText.IsUnprintable(c))]);

    public static string Of(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            content(json);
        }

        return Harmless(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    // Outside texts JSON has none of these letters; inside one, \u and four digits are the same letter.
    private static string Harmless(string json)
    {
        var rest = json.AsSpan();
        var harmless = new StringBuilder(json.Length + 64);
        while (rest.IndexOfAny(Harmful) is >= 0 and var plain)
        {
            harmless.Append(rest[..plain]).Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[plain]:x4}");
            rest = rest[(plain + 1)..];
        }

        return harmless.Append(rest).ToString();
    }
}
