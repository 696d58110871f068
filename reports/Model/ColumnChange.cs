namespace CampaignBatch.Reports.Model;

/// <summary>A column that dumps of a folder have otherwise than those of the run before.</summary>
/// <param name="Folder">Relative to the data folder, with "/", without parts that are dates or numbers, such as day=2026-01-31.</param>
/// <param name="Column">As in the dump.</param>
/// <param name="Was">Its type in the run before; null where it appeared.</param>
/// <param name="Now">Its type in new dumps; null where it vanished.</param>
/// <param name="File">The first dump that shows it.</param>
public sealed record ColumnChange(string Folder, string Column, string? Was, string? Now, string File);
