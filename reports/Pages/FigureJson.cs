using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>A figure as report.json writes it.</summary>
internal static class FigureJson
{
    public static void Write(Utf8JsonWriter json, string name, Figure figure)
    {
        json.WriteStartObject(name);
        Value(json, figure);
        if (figure.IsRate)
        {
            Rate(json, figure);
        }

        if (figure.AsOf is not null)
        {
            json.Instant("as_of", figure.AsOf);
        }

        Optional(json, "basis", figure.Basis);
        Optional(json, "reason", figure.Reason);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Figure figure)
    {
        if (figure is { IsRate: false, Value: { } count })
        {
            json.WriteNumber("value", (long)count);
        }
        else
        {
            json.Number("value", figure.Value);
        }
    }

    private static void Rate(Utf8JsonWriter json, Figure figure)
    {
        json.Number("numerator", figure.Numerator);
        json.Number("denominator", figure.Denominator);
        json.Number("low", figure.Low);
        json.Number("high", figure.High);
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.Text(name, text);
        }
    }
}
