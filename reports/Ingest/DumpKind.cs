namespace CampaignBatch.Reports.Ingest;

/// <summary>What the rows of a dump are.</summary>
public enum DumpKind
{
    Events,
    Campaigns,
    Audience,

    /// <summary>Two ids of one person a row.</summary>
    Identities,

    /// <summary>What a source looks up for the rows of other dumps.</summary>
    LookUp,
}
