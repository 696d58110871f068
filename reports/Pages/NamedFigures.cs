using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Figures as an object by their names, in their order.</summary>
internal sealed class NamedFigures : JsonConverter<IReadOnlyList<KeyValuePair<string, Figure>>>
{
    public override IReadOnlyList<KeyValuePair<string, Figure>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var figures = new List<KeyValuePair<string, Figure>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            figures.Add(new(name, JsonSerializer.Deserialize<Figure>(ref reader, options) ?? throw new JsonException($"Figure '{name}' is null.")));
        }

        return figures;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, Figure>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, figure) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, figure, options);
        }

        writer.WriteEndObject();
    }
}
