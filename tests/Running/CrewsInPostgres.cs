using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>In a PostgreSQL.</summary>
public sealed class CrewsInPostgres(SampleSite alone, PostgresServer server) : Crews(alone), IClassFixture<PostgresServer>
{
    private protected override LedgerTrial Trial() => new(server.NewDatabase());
}
