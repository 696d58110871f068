using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>The latest whole weeks against as many before. No weeks: nothing is compared.</summary>
public sealed record OracleComparison(int Weeks, LocalDate? RecentLast, IReadOnlyDictionary<string, (OracleFigure Recent, OracleFigure Before)> Figures)
{
    public LocalDate? First(bool isRecent) => RecentLast?.PlusDays((isRecent ? -7 : -14) * Weeks).PlusDays(1);

    public LocalDate? Last(bool isRecent) => RecentLast?.PlusDays(isRecent ? 0 : -7 * Weeks);
}
