namespace CampaignBatch.Tests.Ledger;

/// <summary>In a file.</summary>
public sealed class RetentionsInSqlite : Retentions
{
    private protected override LedgerTrial Trial() => new();
}
