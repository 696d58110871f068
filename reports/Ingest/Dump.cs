namespace CampaignBatch.Reports.Ingest;

/// <summary>A file of a data folder that is to be read.</summary>
/// <param name="Kind">What its rows are, by the folder it lies in.</param>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Size when it was found.</param>
/// <param name="ModifiedAt">Time of its last change when it was found. UTC.</param>
public sealed record Dump(DumpKind Kind, string File, string Path, long Bytes, DateTime ModifiedAt);
