using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;

namespace CampaignBatch.Tests.Running;

/// <summary>In a file.</summary>
public sealed class CrewsInSqlite(SampleSite alone) : Crews(alone)
{
    private protected override LedgerTrial Trial() => new();
}
