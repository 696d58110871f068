using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The latest campaign weeks against those before, as report.json writes them and reads them back.</summary>
internal static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteNumber("weeks", comparison.Weeks);
        json.Text("reason", comparison.Reason);
        Days(json, "recent", comparison.Recent);
        Days(json, "before", comparison.Before);
        json.Number("horizon_hours", comparison.HorizonHours);
        json.WriteStartObject("figures");
        foreach (var (name, figure) in comparison.Figures)
        {
            json.WriteStartObject(name);
            Compared(json, figure);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A comparison of schema 1 has its figures and no interval: that was of another rule.</summary>
    public static Comparison Read(JsonElement report, JsonSerializerOptions options)
    {
        if (!report.TryGetProperty("comparison", out var json))
        {
            return Comparison.TooShort;
        }

        var figures = json.GetProperty("figures").EnumerateObject();
        return new Comparison
        {
            Reason = Reason(json.GetProperty("reason").GetString()),
            Weeks = json.GetProperty("weeks").GetInt32(),
            Recent = json.GetProperty("recent").Deserialize<Stretch>(options),
            Before = json.GetProperty("before").Deserialize<Stretch>(options),
            HorizonHours = json.Number("horizon_hours"),
            Figures = [.. figures.Select(f => KeyValuePair.Create(f.Name, Compared(f.Value, options)))],
        };
    }

    private static void Days(Utf8JsonWriter json, string name, Stretch? days)
    {
        if (days is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.Day("first", days.First);
        json.Day("last", days.Last);
        json.WriteEndObject();
    }

    private static void Compared(Utf8JsonWriter json, ComparedFigure figure)
    {
        json.Number("recent", figure.Recent.Value);
        json.Number("before", figure.Before.Value);
        if (!figure.Recent.IsRate)
        {
            json.Number("change", figure.Change);
            return;
        }

        foreach (var (side, rate) in new[] { ("recent", figure.Recent), ("before", figure.Before) })
        {
            json.Number(side + "_numerator", rate.Numerator);
            json.Number(side + "_denominator", rate.Denominator);
            json.Number(side + "_users", rate.Users);
        }

        json.Number("difference", figure.Difference);
        json.Number("low", figure.Low);
        json.Number("high", figure.High);
    }

    private static ComparedFigure Compared(JsonElement json, JsonSerializerOptions options)
    {
        var (recent, before) = (json.GetProperty("recent"), json.GetProperty("before"));
        if (recent.ValueKind == JsonValueKind.Object)
        {
            return new(FigureJson.Read(recent, options), FigureJson.Read(before, options));
        }

        return new(Side(json, "recent"), Side(json, "before")) { Low = json.Number("low"), High = json.Number("high") };
    }

    private static Figure Side(JsonElement json, string side)
    {
        var figure = new Figure
        {
            Value = json.Number(side),
            IsRate = json.TryGetProperty(side + "_numerator", out _),
            Numerator = json.Count(side + "_numerator"),
            Denominator = json.Count(side + "_denominator"),
            Users = json.Count(side + "_users"),
        };
        var reason = figure.Denominator == 0 ? "no_denominator" : "not_measured";
        return figure.Value is null ? figure with { Reason = reason } : figure;
    }

    // As schema 1 names a campaign that is too young.
    private static string? Reason(string? reason) =>
        reason == "fewer_than_14_days" ? Comparison.TooShort.Reason : reason;
}
