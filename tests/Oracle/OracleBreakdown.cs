namespace CampaignBatch.Tests.Oracle;

/// <summary>One row of a break-down; the counts by their names in report.json, the rates by the beginning of theirs.</summary>
public sealed record OracleBreakdown(
    string? Key, IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, OracleFigure> Rates);
