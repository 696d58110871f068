using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>In a PostgreSQL.</summary>
public sealed class WishesInPostgres(PostgresServer server) : Wishes, IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
