using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>In a PostgreSQL.</summary>
public sealed class RetentionsInPostgres(PostgresServer server) : Retentions, IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
