namespace CampaignBatch.Tests.Ledger;

/// <summary>In a file.</summary>
public sealed class MessagesInSqlite : Messages
{
    private protected override LedgerTrial Trial() => new();
}
