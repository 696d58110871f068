namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>
/// The verdicts of one report, and the adjusted p-value of the primary metric of each arm that has one.
/// </summary>
public sealed record OracleJudgement(
    IReadOnlyList<OracleVerdict> Verdicts, IReadOnlyDictionary<string, double> ArmPAdjusted);
