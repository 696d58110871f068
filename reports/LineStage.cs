namespace CampaignBatch.Reports;

/// <summary>The stages of a run, in order.</summary>
public enum LineStage
{
    /// <summary>Lists and fingerprints dumps. Counted in files.</summary>
    Find,

    /// <summary>Reads dumps not seen before. Counted in bytes.</summary>
    Read,

    /// <summary>Computes every figure of every campaign. Counted in relations.</summary>
    Compute,

    /// <summary>Draws charts and pages. Counted in campaigns.</summary>
    Draw,

    /// <summary>Checks the new site and puts it in place of the old.</summary>
    Publish,
}
