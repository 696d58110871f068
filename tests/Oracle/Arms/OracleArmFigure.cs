namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>A metric of one arm, and how it differs from the baseline.</summary>
public sealed record OracleArmFigure(OracleFigure Figure)
{
    public double? Difference { get; init; }
    public double? DifferenceLow { get; init; }
    public double? DifferenceHigh { get; init; }
    public double? P { get; init; }
}
