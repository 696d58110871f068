namespace CampaignBatch.Reports.Ingest;

/// <summary>The files that are kept of one dump.</summary>
/// <param name="Stem">What their paths begin with.</param>
public sealed record StagedFiles(string Stem)
{
    /// <summary>Its rows.</summary>
    public string Rows => $"{Stem}.parquet";

    /// <summary>The break-down keys of its messages. Events only.</summary>
    public string Dims => $"{Stem}.dims.parquet";

    /// <summary>How many rows of what kind it has. Events only.</summary>
    public string Tallies => $"{Stem}.tallies.parquet";

    /// <summary>The answers that it settles by itself, and those that it cannot. Events only.</summary>
    public string Answers => $"{Stem}.answers.parquet";

    /// <summary>Of a dump that a source maps: from which of its rows each of <see cref="Rows"/> was made.</summary>
    public string Places => $"{Stem}.places.parquet";

    /// <summary>The <see cref="StagedDump"/> as JSON.</summary>
    public string Facts => $"{Stem}.json";
}
