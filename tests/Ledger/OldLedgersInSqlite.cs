namespace CampaignBatch.Tests.Ledger;

/// <summary>In a file.</summary>
public sealed class OldLedgersInSqlite : OldLedgers
{
    private protected override LedgerTrial Trial() => new();
}
