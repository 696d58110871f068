namespace CampaignBatch.Reports;

/// <summary>How well a source fits the files of a data folder.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Fitting">Files that it reads by their names and whose columns it finds, of those that were looked into.</param>
/// <param name="Tried">Files that it reads by their names and that were looked into: at most <see cref="Most"/>, evenly spread.</param>
/// <param name="Files">Files that it reads by their names.</param>
/// <param name="Others">Files of a kind that can be read and that it does not.</param>
public sealed record SourceProposal(string Source, int Fitting, int Tried, int Files, int Others)
{
    /// <summary>Files that are looked into.</summary>
    public const int Most = 40;

    /// <summary>Whether it is worth proposing: most of what it reads is what it should be.</summary>
    public bool IsLikely => Fitting * 2 > Tried;
}
