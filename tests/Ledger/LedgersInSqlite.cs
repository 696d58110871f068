namespace CampaignBatch.Tests.Ledger;

/// <summary>In a file.</summary>
public sealed class LedgersInSqlite : Ledgers
{
    private protected override LedgerTrial Trial() => new();
}
