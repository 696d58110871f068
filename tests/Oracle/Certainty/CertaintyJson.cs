using System.Text.Json.Nodes;
using CampaignBatch.Tests.Oracle.Arms;
using CampaignBatch.Tests.Oracle.Weeks;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>Comparison, verdicts and variants as the report.json that would be right has them.</summary>
internal static class CertaintyJson
{
    public static JsonObject Comparison(OracleComparison compared) => new()
    {
        ["weeks"] = compared.Weeks,
        ["reason"] = compared.Reason,
        ["recent"] = Weeks(compared.Recent),
        ["before"] = Weeks(compared.Before),
        ["horizon_hours"] = compared.HorizonHours,
        ["figures"] = new JsonObject(
            compared.Figures.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)Compared(f.Value)))),
    };

    public static JsonArray Verdicts(OracleJudgement judgement) =>
        new([.. judgement.Verdicts.Select(v => (JsonNode)new JsonObject
    {
        ["question"] = v.Question,
        ["answer"] = v.Answer,
        ["subject"] = v.Subject,
        ["estimate"] = v.Estimate,
        ["low"] = v.Low,
        ["high"] = v.High,
        ["p"] = v.P,
        ["p_adjusted"] = v.PAdjusted,
        ["method"] = "by hand",
        ["why_not"] = v.WhyNot,
    })]);

    public static JsonObject Sessions(OracleSessionEffect effect, JsonObject sessions)
    {
        sessions["weeks"] = effect.Weeks;
        (sessions["before_per_user"], sessions["during_per_user"]) = (effect.BeforePerUser, effect.DuringPerUser);
        (sessions["difference"], sessions["low"], sessions["high"]) = (effect.Difference, effect.Low, effect.High);
        return sessions;
    }

    public static JsonObject? Variants(OracleVariants? variants, OracleJudgement judgement) => variants is null
        ? null
        : new()
    {
        ["primary_metric"] = variants.PrimaryMetric,
        ["baseline"] = variants.Baseline,
        ["baseline_basis"] = variants.BaselineBasis,
        ["first_day"] = variants.FirstDay is { } first ? ReportComparison.Iso(first) : null,
        ["last_day"] = variants.LastDay is { } last ? ReportComparison.Iso(last) : null,
        ["users"] = variants.Users,
        ["users_in_two_arms"] = variants.UsersInTwoArms,
        ["sample_ratio_p"] = variants.SampleRatioP,
        ["placebo_share"] = judgement.ArmPAdjusted.Count > 0 ? 0.5 : null,
        ["timing"] = variants.IsPlanned ? "planned" : "open",
        ["information"] = variants.Information,
        ["arms"] = new JsonArray([.. variants.Arms.Select(a => Arm(a, variants.PrimaryMetric, judgement))]),
    };

    private static JsonObject? Weeks(OracleWeeks? weeks) => weeks is null ? null : new()
    {
        ["first"] = ReportComparison.Iso(weeks.First),
        ["last"] = ReportComparison.Iso(weeks.Last),
    };

    private static JsonObject Compared(OracleCompared figure)
    {
        var row = new JsonObject { ["recent"] = figure.Recent.Value, ["before"] = figure.Before.Value };
        if (!figure.IsRate)
        {
            row["change"] = figure.Change;
            return row;
        }

        foreach (var (name, side) in new[] { ("recent", figure.Recent), ("before", figure.Before) })
        {
            row[$"{name}_numerator"] = side.Numerator;
            row[$"{name}_denominator"] = side.Denominator;
            row[$"{name}_users"] = side.Users;
        }

        (row["difference"], row["low"], row["high"]) = (figure.Difference, figure.Low, figure.High);
        return row;
    }

    private static JsonNode Arm(OracleArm arm, string primary, OracleJudgement judgement)
    {
        var figures = new JsonObject();
        foreach (var (metric, figure) in arm.Figures)
        {
            var row = Figure(figure);
            row["p_adjusted"] = metric == primary && judgement.ArmPAdjusted.TryGetValue(arm.Key, out var p) ? p : null;
            figures[metric] = row;
        }

        return new JsonObject { ["key"] = arm.Key, ["users"] = arm.Users, ["figures"] = figures };
    }

    private static JsonObject Figure(OracleArmFigure figure) => new()
    {
        ["value"] = figure.Figure.Value,
        ["numerator"] = figure.Figure.Value is null ? null : figure.Figure.Numerator,
        ["denominator"] = figure.Figure.Value is null ? null : figure.Figure.Denominator,
        ["low"] = figure.Figure.Low,
        ["high"] = figure.Figure.High,
        ["basis"] = figure.Figure.Value is null ? null : figure.Figure.Basis,
        ["difference"] = figure.Difference,
        ["difference_low"] = figure.DifferenceLow,
        ["difference_high"] = figure.DifferenceHigh,
        ["p"] = figure.P,
    };
}
