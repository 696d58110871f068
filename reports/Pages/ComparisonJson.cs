using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Verdict = CampaignBatch.Reports.Statistics.Verdict;

namespace CampaignBatch.Reports.Pages;

/// <summary>The comparison of the latest whole weeks with those before, as report.json writes it.</summary>
internal static class ComparisonJson
{
    public static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        json.WriteStartObject("comparison");
        json.WriteNumber("weeks", comparison.Weeks);
        json.Text("reason", comparison.Reason);
        Days(json, "recent", comparison.Recent);
        Days(json, "before", comparison.Before);
        json.WriteStartObject("figures");
        foreach (var (name, figure) in comparison.Figures)
        {
            Compared(json, name, figure);
        }

        json.WriteEndObject();
        json.WriteEndObject();
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

    private static void Compared(Utf8JsonWriter json, string name, ComparedFigure figure)
    {
        json.WriteStartObject(name);
        FigureJson.Write(json, "recent", figure.Recent);
        FigureJson.Write(json, "before", figure.Before);
        if (figure.Recent.IsRate)
        {
            var verdict = ChangeVerdict.Judge(Proportion(figure.Before), Proportion(figure.Recent));
            json.Number("difference", verdict.Difference?.Value);
            json.Number("low", verdict.Difference?.Interval.Low);
            json.Number("high", verdict.Difference?.Interval.High);
            json.Text("verdict", Name(verdict.Verdict));
        }
        else
        {
            json.Number("change", figure.Change);
        }

        json.WriteEndObject();
    }

    private static Proportion Proportion(Figure rate) => new(rate.Numerator ?? 0, rate.Denominator ?? 0);

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Higher => "higher",
        Verdict.Lower => "lower",
        Verdict.NotTold => "not_told",
        _ => "too_few",
    };
}
