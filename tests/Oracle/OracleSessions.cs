using CampaignBatch.Tests.Oracle.Certainty;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The session trend.</summary>
public sealed record OracleSessions(string Population, int BeforeDays, IReadOnlyList<OracleSessionDay> Days)
{
    public required OracleSessionEffect Effect { get; init; }
}
