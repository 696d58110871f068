namespace CampaignBatch.Tests.Worlds;

/// <summary>One file of a data folder: what it says, and how it is written.</summary>
/// <param name="Path">Relative to the data folder, with "/".</param>
/// <param name="Rows">In the order of the file.</param>
public sealed record Dump<TRow>(string Path, IReadOnlyList<TRow> Rows)
{
    public DumpForm Form { get; init; } = new();

    public DumpFault Fault { get; init; }
}
