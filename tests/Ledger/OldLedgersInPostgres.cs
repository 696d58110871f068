using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>In a PostgreSQL.</summary>
public sealed class OldLedgersInPostgres(PostgresServer server) : OldLedgers, IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
