namespace CampaignBatch.Reports;

/// <summary>What becomes of a dump.</summary>
public enum FileFate
{
    /// <summary>Its rows are read, each judged on its own.</summary>
    Read,

    /// <summary>It cannot be used; the run goes on without it.</summary>
    Refused,

    /// <summary>Its name says that it is not, or not yet, a dump.</summary>
    Skipped,
}
