namespace CampaignBatch.Reports;

/// <summary>The verdict on one dump.</summary>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Rows">Rows in the file; null where it could not be read, or was not.</param>
/// <param name="Bytes">Size of the file; null where nobody looked.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Reason">Why it is refused or skipped, in words a person can act on; null for a file that is read.</param>
public sealed record CheckedFile(string File, long? Rows, long? Bytes, FileFate Fate, string? Reason = null);
