using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignBatch.Reports.Charts;

/// <summary>What a chart shows under the finger: a row for each place, in words, so that the page's script only shows them.</summary>
/// <param name="Name">Name of the whole, to be read aloud.</param>
/// <param name="Heads">Names of the values.</param>
/// <param name="Rows">Each its name, then a value for each head.</param>
/// <param name="Columns">Rows that stand beside each other; null for all.</param>
internal sealed record FingerValues(string Name, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows, int? Columns = null)
{
    // Escapes what could end the script element, and lets other letters be.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string Json(Sheet desk, Sheet phone)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteString("name", Name);
            Texts(json, "heads", Heads);
            if (Columns is { } columns)
            {
                json.WriteNumber("columns", columns);
            }

            json.WriteStartArray("rows");
            Rows.ToList().ForEach(row => Texts(json, null, row));
            json.WriteEndArray();
            Places(json, "desk", desk);
            Places(json, "phone", phone);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Places(Utf8JsonWriter json, string name, Sheet sheet)
    {
        json.WriteStartObject(name);
        json.WriteNumber("width", sheet.Width);
        json.WriteStartArray("areas");
        foreach (var area in sheet.Reach)
        {
            json.WriteStartArray();
            area.ToList().ForEach(number => json.WriteNumberValue(Math.Round((decimal)number, 3)));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string? name, IEnumerable<string> texts)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        texts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
    }
}
