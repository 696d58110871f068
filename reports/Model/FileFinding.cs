namespace CampaignBatch.Reports.Model;

/// <summary>A file that was not used, and why, in words a person can act on.</summary>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record FileFinding(string File, string Reason)
{
    /// <summary>Bytes of the file; null where nobody looked.</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether it is perhaps a dump that was meant to be read.</summary>
    public bool LooksLikeDump { get; init; }
}
