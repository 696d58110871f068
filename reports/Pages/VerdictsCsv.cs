using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>verdicts.csv: a row a question, by the names of report.json.</summary>
internal static class VerdictsCsv
{
    public static byte[] Of(CampaignReport report)
    {
        var file = new CsvFile();
        file.Row(["question", "answer", "subject", "estimate", "low", "high", "p", "p_adjusted", "method", "why_not"]);
        foreach (var verdict in report.Verdicts)
        {
            file.Row([.. Words(verdict), .. Numbers(verdict), verdict.Method, verdict.WhyNot]);
        }

        return file.Bytes();
    }

    private static object?[] Words(Verdict verdict) => [verdict.Question, verdict.Answer, verdict.Subject];

    private static object?[] Numbers(Verdict verdict) =>
        [verdict.Estimate, verdict.Low, verdict.High, verdict.P, verdict.AdjustedP];
}
