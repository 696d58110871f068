namespace CampaignBatch.Reports.Ingest;

/// <summary>What the rows of a dump are.</summary>
public enum DumpKind
{
    Events,
    Campaigns,
    Audience,
}
