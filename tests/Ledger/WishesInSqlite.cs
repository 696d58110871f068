namespace CampaignBatch.Tests.Ledger;

/// <summary>In a file.</summary>
public sealed class WishesInSqlite : Wishes
{
    private protected override LedgerTrial Trial() => new();
}
