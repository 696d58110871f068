namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>One arm of the comparison of variants.</summary>
/// <param name="Key">The variant.</param>
/// <param name="Users">Compared users with messages of this arm alone.</param>
/// <param name="Figures">By their names in report.json.</param>
public sealed record OracleArm(string Key, int Users, IReadOnlyDictionary<string, OracleArmFigure> Figures);
