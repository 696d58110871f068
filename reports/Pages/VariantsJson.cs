using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>The arms of an A/B test against their baseline, as report.json writes them and reads them back.</summary>
internal static class VariantsJson
{
    private const string Name = "variants";

    /// <summary>Nothing where the messages carry fewer than two variants.</summary>
    public static void Write(Utf8JsonWriter json, VariantComparison? variants)
    {
        if (variants is null)
        {
            return;
        }

        json.WriteStartObject(Name);
        Basis(json, variants);
        Judgement(json, variants);
        json.Each("arms", variants.Arms, arm => Arm(json, arm));
        json.WriteEndObject();
    }

    public static VariantComparison? Read(JsonElement report) =>
        report.TryGetProperty(Name, out var variants) ? Comparison(variants) : null;

    private static VariantComparison Comparison(JsonElement json) => new()
    {
        PrimaryMetric = json.GetProperty("primary_metric").GetString()!,
        Baseline = json.Text("baseline"),
        BaselineBasis = json.Text("baseline_basis"),
        FirstDay = json.Day("first_day"),
        LastDay = json.Day("last_day"),
        Users = json.GetProperty("users").GetInt64(),
        UsersInTwoArms = json.GetProperty("users_in_two_arms").GetInt64(),
        HasAllocation = json.Flag("has_allocation"),
        StartTogether = json.Flag("start_together"),
        SampleRatioP = json.Number("sample_ratio_p"),
        PlaceboShare = json.Number("placebo_share"),
        Timing = json.Text("timing"),
        Information = json.Number("information"),
        MoreUsers = json.Count("more_users"),
        Around = json.Day("around"),
        Arms = [.. json.GetProperty("arms").EnumerateArray().Select(Arm)],
    };

    private static void Basis(Utf8JsonWriter json, VariantComparison variants)
    {
        json.Text("primary_metric", variants.PrimaryMetric);
        json.Text("baseline", variants.Baseline);
        json.Text("baseline_basis", variants.BaselineBasis);
        json.Day("first_day", variants.FirstDay);
        json.Day("last_day", variants.LastDay);
        json.WriteNumber("users", variants.Users);
        json.WriteNumber("users_in_two_arms", variants.UsersInTwoArms);
        json.WriteBoolean("has_allocation", variants.HasAllocation);
        json.WriteBoolean("start_together", variants.StartTogether);
    }

    private static void Judgement(Utf8JsonWriter json, VariantComparison variants)
    {
        json.Number("sample_ratio_p", variants.SampleRatioP);
        json.Number("placebo_share", variants.PlaceboShare);
        json.Text("timing", variants.Timing);
        json.Number("information", variants.Information);
        json.Number("more_users", variants.MoreUsers);
        json.Day("around", variants.Around);
    }

    private static void Arm(Utf8JsonWriter json, VariantArm arm)
    {
        json.Text("key", arm.Key);
        json.WriteNumber("users", arm.Users);
        json.WriteStartObject("figures");
        foreach (var (name, figure) in arm.Figures)
        {
            json.WriteStartObject(name);
            Figure(json, figure);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, ArmFigure figure)
    {
        json.Number("value", figure.Value);
        if (figure.Numerator is not null)
        {
            json.Number("numerator", figure.Numerator);
        }

        json.Number("denominator", figure.Denominator);
        json.WriteNumber("users", figure.Users);
        json.Number("low", figure.Low);
        json.Number("high", figure.High);
        json.Text("basis", figure.Basis);
        json.Number("difference", figure.Difference);
        json.Number("difference_low", figure.DifferenceLow);
        json.Number("difference_high", figure.DifferenceHigh);
        json.Number("p", figure.P);
        json.Number("p_adjusted", figure.AdjustedP);
    }

    private static VariantArm Arm(JsonElement json) => new(
        json.GetProperty("key").GetString()!,
        json.GetProperty("users").GetInt64(),
        [.. json.GetProperty("figures").EnumerateObject().Select(f => KeyValuePair.Create(f.Name, Figure(f.Value)))]);

    private static ArmFigure Figure(JsonElement json) => new()
    {
        Value = json.Number("value"),
        Numerator = json.Count("numerator"),
        Denominator = json.Count("denominator"),
        Users = json.GetProperty("users").GetInt64(),
        Low = json.Number("low"),
        High = json.Number("high"),
        Basis = json.GetProperty("basis").GetString()!,
        Difference = json.Number("difference"),
        DifferenceLow = json.Number("difference_low"),
        DifferenceHigh = json.Number("difference_high"),
        P = json.Number("p"),
        AdjustedP = json.Number("p_adjusted"),
    };
}
