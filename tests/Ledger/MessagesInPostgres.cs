using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>In a PostgreSQL.</summary>
public sealed class MessagesInPostgres(PostgresServer server) : Messages, IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
