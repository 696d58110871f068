namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>An entry of `verdicts` in report.json.</summary>
public sealed record OracleVerdict(string Question)
{
    /// <summary>What stands for not_yet or not_by_the_end: which of them hangs on a forecast.</summary>
    public const string Undecided = "not_yet";

    public required string Answer { get; init; }
    public string? Subject { get; init; }
    public double? Estimate { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public double? P { get; init; }
    public double? PAdjusted { get; init; }
    public string? WhyNot { get; init; }
}
