using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Sessions before and during a campaign, as report.json writes them and reads them back.</summary>
internal static class SessionsJson
{
    public static void Write(Utf8JsonWriter json, SessionTrend sessions)
    {
        var compared = sessions.Comparison;
        json.WriteStartObject("sessions");
        json.Text("population", sessions.Population);
        json.WriteNumber("before_days", sessions.BeforeDays);
        json.Number("weeks", compared?.Weeks);
        json.Number("users", compared?.Users);
        json.Number("before_per_user", compared?.BeforePerUser);
        json.Number("during_per_user", compared?.DuringPerUser);
        json.Number("difference", compared?.Difference);
        json.Number("low", compared?.Low);
        json.Number("high", compared?.High);
        json.Each("days", sessions.Days, day => TrendJson.SessionDay(json, day));
        json.WriteEndObject();
    }

    /// <param name="json">The block.</param>
    /// <param name="p">p value of the verdict on it: the block itself has none.</param>
    /// <param name="options">How days are read.</param>
    public static SessionTrend Read(JsonElement json, double? p, JsonSerializerOptions options) => new()
    {
        Population = json.GetProperty("population").GetString()!,
        BeforeDays = json.GetProperty("before_days").GetInt32(),
        Days = json.GetProperty("days").Deserialize<SessionDay[]>(options)
            ?? throw new JsonException("The session days are null."),
        Comparison = Comparison(json, p),
    };

    private static SessionComparison? Comparison(JsonElement json, double? p)
    {
        if (json.Count("weeks") is not { } weeks)
        {
            return null;
        }

        return new SessionComparison(
            (int)weeks,
            json.GetProperty("users").GetInt64(),
            json.GetProperty("before_per_user").GetDouble(),
            json.GetProperty("during_per_user").GetDouble())
        {
            Difference = json.GetProperty("difference").GetDouble(),
            Low = json.Number("low"),
            High = json.Number("high"),
            P = p,
        };
    }
}
