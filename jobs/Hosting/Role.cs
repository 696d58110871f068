namespace CampaignBatch.Jobs.Hosting;

/// <summary>What somebody may do.</summary>
internal enum Role
{
    /// <summary>Reads reports, runs and history.</summary>
    Viewer,

    /// <summary>Also runs, sends and tries again.</summary>
    Operator,
}
