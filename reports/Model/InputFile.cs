namespace CampaignBatch.Reports.Model;

/// <summary>A dump that the run read.</summary>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Rows">Rows in the file.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">Digest of its bytes, lower-case hex.</param>
public sealed record InputFile(string File, long Rows, long Bytes, string Sha256);
