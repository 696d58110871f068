namespace CampaignBatch.Reports;

/// <summary>
/// That dumps are read in a process apart, so that one which brings the process down, or never ends, or needs all memory, costs itself only.
/// </summary>
/// <param name="Program">The program that reads: it is started with <paramref name="Arguments"/> and told on standard input what to read, see <see cref="Ingest.StagingChild"/>.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Longest">How long one dump may take.</param>
/// <param name="MemoryBytes">What the process may hold in memory.</param>
public sealed record ReadApart(string Program, IReadOnlyList<string> Arguments, TimeSpan Longest, long MemoryBytes)
{
    /// <summary>Only those dumps are during whose reading an earlier process ended: killed, or brought down by the dump.</summary>
    public bool IsForTheLeft { get; init; }
}
