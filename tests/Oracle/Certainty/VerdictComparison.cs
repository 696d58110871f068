using System.Text.Json;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>The verdicts of a report.json against what they must be; what the method is called is free.</summary>
internal static class VerdictComparison
{
    private static readonly string[] Levels = ["fine", "look", "do_not_trust"];

    private static readonly string[] Undecided = ["not_yet", "not_by_the_end"];

    /// <summary>Whether the report trusts its data: that is judged elsewhere.</summary>
    public static bool IsTrusted(Differences found, JsonElement root)
    {
        var level = root.GetProperty("trust").GetProperty("level").GetString();
        if (!Levels.Contains(level))
        {
            found.Add("trust.level", string.Join(" or ", Levels), level);
        }

        return level != "do_not_trust";
    }

    public static void All(Differences found, IReadOnlyList<OracleVerdict> expected, JsonElement root)
    {
        var actual = Differences.Items(root, "verdicts").ToList();
        var questions = actual.Select(v => v.GetProperty("question").GetString()!).ToList();
        if (!questions.SequenceEqual(expected.Select(v => v.Question)))
        {
            found.Add("verdicts", string.Join(" ", expected.Select(v => v.Question)), string.Join(" ", questions));
        }

        found.Rows(
            "verdicts",
            expected.Select(v => (v.Question, v)),
            questions.Zip(actual),
            (path, verdict, row) => Verdict(found, path, verdict, row));
    }

    private static void Verdict(Differences found, string path, OracleVerdict expected, JsonElement row)
    {
        found.Text(path, expected.Answer, row, "answer");
        found.Text(path, expected.Subject, row, "subject");
        found.Number(path, expected.Estimate, row, "estimate");
        found.Number(path, expected.Low, row, "low");
        found.Number(path, expected.High, row, "high");
        found.Number(path, expected.P, row, "p");
        found.Number(path, expected.PAdjusted, row, "p_adjusted");
        var said = Differences.Property(row, "why_not")?.GetString();
        var isUndecided = expected.WhyNot == OracleVerdict.Undecided && Undecided.Contains(said);
        found.Text(path, isUndecided ? said : expected.WhyNot, row, "why_not");
    }
}
