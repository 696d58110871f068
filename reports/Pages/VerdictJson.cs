using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The verdicts of a report as report.json writes them and reads them back: each with all its fields.</summary>
internal static class VerdictJson
{
    private const string Name = "verdicts";

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Verdict> verdicts) => json.Each(Name, verdicts, verdict =>
    {
        json.Text("question", verdict.Question);
        json.Text("answer", verdict.Answer);
        json.Text("subject", verdict.Subject);
        json.Number("estimate", verdict.Estimate);
        json.Number("low", verdict.Low);
        json.Number("high", verdict.High);
        json.Number("p", verdict.P);
        json.Number("p_adjusted", verdict.AdjustedP);
        json.Text("method", verdict.Method);
        json.Text("why_not", verdict.WhyNot);
    });

    /// <summary>None in a report of schema 1: it judged by another rule.</summary>
    public static IReadOnlyList<Verdict> Read(JsonElement report) =>
        report.TryGetProperty(Name, out var verdicts) ? [.. verdicts.EnumerateArray().Select(ReadOne)] : [];

    private static Verdict ReadOne(JsonElement json) => new()
    {
        Question = json.GetProperty("question").GetString()!,
        Answer = json.GetProperty("answer").GetString()!,
        Subject = json.Text("subject"),
        Estimate = json.Number("estimate"),
        Low = json.Number("low"),
        High = json.Number("high"),
        P = json.Number("p"),
        AdjustedP = json.Number("p_adjusted"),
        Method = json.Text("method") ?? "",
        WhyNot = json.Text("why_not"),
    };
}
