using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>A figure as report.json writes it and reads it back.</summary>
internal static class FigureJson
{
    // The only amount that is a mean: it stands with the users it is of, and an interval.
    private const string Mean = "value_per_recipient";

    public static void Write(Utf8JsonWriter json, string name, Figure figure)
    {
        json.WriteStartObject(name);
        if (figure.IsRate)
        {
            Rate(json, figure);
        }
        else if (figure.IsAmount)
        {
            Amount(json, figure, isMean: name == Mean);
        }
        else
        {
            json.Number("value", (long?)figure.Value);
        }

        if (figure.AsOf is not null)
        {
            json.Instant("as_of", figure.AsOf);
        }

        Optional(json, "basis", figure.Basis);
        Optional(json, "reason", figure.Reason);
        json.WriteEndObject();
    }

    /// <summary>A rate always stands with its n and N and an amount with its unit; a count with neither.</summary>
    public static Figure Read(JsonElement json, JsonSerializerOptions options)
    {
        var figure = json.Deserialize<Figure>(options) ?? throw new JsonException("A figure is null.");
        return figure with
        {
            IsRate = json.TryGetProperty("numerator", out _),
            IsAmount = json.TryGetProperty("unit", out _),
        };
    }

    private static void Rate(Utf8JsonWriter json, Figure figure)
    {
        json.Number("value", figure.Value);
        json.Number("numerator", figure.Numerator);
        json.Number("denominator", figure.Denominator);
        Optional(json, "denominator_is", figure.DenominatorIs);
        if (figure.Users is not null)
        {
            json.Number("users", figure.Users);
            json.Number("design_effect", figure.DesignEffect);
        }

        json.Number("low", figure.Low);
        json.Number("high", figure.High);
    }

    private static void Amount(Utf8JsonWriter json, Figure figure, bool isMean)
    {
        json.Number("value", figure.Value);
        json.Text("unit", figure.Unit);
        if (isMean)
        {
            json.Number("denominator", figure.Denominator);
            json.Number("low", figure.Low);
            json.Number("high", figure.High);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.Text(name, text);
        }
    }
}
