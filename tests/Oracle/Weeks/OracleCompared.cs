namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>A figure of the recent weeks beside that of the weeks before.</summary>
public sealed record OracleCompared(OracleFigure Recent, OracleFigure Before)
{
    /// <summary>Of a rate: recent minus before.</summary>
    public double? Difference { get; init; }

    public double? Low { get; init; }
    public double? High { get; init; }
    public double? P { get; init; }

    public bool IsRate => Recent.Denominator is not null;

    /// <summary>Of a count: by what share it changed; null from 0.</summary>
    public double? Change => IsRate || Before.Value == 0 ? null : (Recent.Value - Before.Value) / Before.Value;
}
