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
        var harmless = new StringBuilder(json.Length + 64);
        foreach (var letter in json)
        {
            _ = letter == '<' || HtmlText.IsUnprintable(letter)
                ? harmless.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
                : harmless.Append(letter);
        }

        return harmless.ToString();
    }
}
