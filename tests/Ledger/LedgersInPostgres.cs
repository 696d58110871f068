using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>In a PostgreSQL.</summary>
public sealed class LedgersInPostgres(PostgresServer server) : Ledgers, IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
