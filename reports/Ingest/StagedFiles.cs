using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The files that are kept of one dump.</summary>
/// <param name="Stem">What their paths begin with.</param>
public sealed record StagedFiles(string Stem)
{
    internal const string PlacesEnd = ".places.parquet";

    /// <summary>Its rows.</summary>
    public string Rows => $"{Stem}.parquet";

    /// <summary>The break-down keys of its messages. Events only.</summary>
    public string Dims => $"{Stem}.dims.parquet";

    /// <summary>How many rows of what kind it has. Events only.</summary>
    public string Tallies => $"{Stem}.tallies.parquet";

    /// <summary>The answers that it settles by itself, and those that it cannot. Events only.</summary>
    public string Answers => $"{Stem}.answers.parquet";

    /// <summary>Of a dump that a source maps: from which of its rows each of <see cref="Rows"/> was made.</summary>
    public string Places => Stem + PlacesEnd;

    /// <summary>The <see cref="StagedDump"/> as JSON.</summary>
    public string Facts => $"{Stem}.json";

    /// <summary>What some of these files are now, by their names after the stem.</summary>
    /// <exception cref="IOException">One cannot be read.</exception>
    internal Dictionary<string, FileChecksum> Checksums(params IEnumerable<string> paths) => paths.ToDictionary(path => path[Stem.Length..], FileChecksum.Compute);

    /// <summary>Those of these files that are not what they were.</summary>
    internal IEnumerable<string> Damaged(StagedDump staged) => staged.Files.Where(f => !f.Value.Matches(Stem + f.Key)).Select(f => Stem + f.Key);

    /// <summary>Whether all of these files are there and as long as they were.</summary>
    internal bool Exist(StagedDump staged) => staged.Files.All(f => new FileInfo(Stem + f.Key) is { Exists: true } file && file.Length == f.Value.Bytes);
}
